// Texts of "Staying anonymous".

export const anonymous = {
  anonymous: {
    title: 'Staying anonymous',
    ask: 'Who could see what?',
    intro:
      'A nickname is enough here. No real name, e-mail or phone number is asked for. What else can be added is your choice. Still, different people see different things; this is what, in this version of the app.',
    forTherapists:
      'These are the words that people you invite can read, before they give a nickname and afterwards.',
    columns: {
      sees: 'Can see',
      not: 'Cannot see',
      keep: 'How to keep it small',
    },
    therapist: {
      name: 'Your therapist',
      sees: 'Your nickname, that you said you are an adult, everything you write or send to them, and when. Gender and birth date if you added them, and how many computers you use. That you have read or are typing: only if you switched that on.',
      not: 'Your internet address, where you are, which computer it is, or anything about you that you did not give.',
      keep: 'A nickname that you use nowhere else, and nothing added about you that is not needed. A picture or a file can show more than you mean: look at it once before you send it.',
    },
    group: {
      name: 'Others in a group',
      sees: 'The same nickname and account number in every group, what you write in the group, and when.',
      not: 'What you and your therapist write to each other, or the groups they are not in.',
      keep: 'Tell in a group only what strangers may know. Your account number never changes: who is in two groups with you knows that you are one person.',
    },
    o7: {
      name: 'O7',
      sees: 'An account number without a name; to which accounts it writes, when, and roughly how much; your e-mail address if you gave one; your internet address while you are connected, kept in memory only.',
      not: 'Your nickname, what you write, your files, or your keys.',
      keep: 'Give no e-mail address. A VPN for the whole computer hides your internet address from O7; whoever runs the VPN then sees what your network sees. What you write to O7 through the contact form, O7 reads.',
    },
    network: {
      name: 'Your network: provider, employer, café',
      sees: 'That this computer connects to the server of O7, when, and roughly how much goes back and forth.',
      not: 'Your nickname, with whom you write, or what. Where a network tries to open the encryption, the app refuses to connect.',
      keep: 'Another network than that of work or school. A computer that others look after can show them its screen, whatever the network.',
    },
    bank: {
      name: 'Your bank',
      sees: 'Nothing of this app: it takes no payment and asks for no card. When you pay your therapist elsewhere, the bank sees whom, how much and when.',
      not: 'That you use this app, or anything written in it.',
      keep: 'Ask your therapist which name the bank statement will show, and which other ways to pay there are.',
    },
    computer: {
      name: 'Somebody at this computer',
      sees: 'That the app is installed, and when its files changed. While it is open and not locked: everything in it.',
      not: 'While it is locked: who writes to you, or what. A notification says only “Something new”.',
      keep: 'A passcode, and locking when you leave. Say that the computer is shared if it is. Any program that runs as you can read the app while it is open.',
    },
    leads: {
      therapist: 'What your therapist is told',
      o7: 'Everything O7 holds',
      computer: 'Passcode and lock',
    },
    limits: {
      title: 'What a nickname cannot do',
      style: 'Somebody who knows you may know you again by what you tell and how you write.',
      help: 'If you are in danger, nobody here knows where to send help. Help now works without any name.',
      link: 'A link that you open outside tells that place your internet address and that you came.',
    },
  },
} as const;
