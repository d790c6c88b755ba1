// Texts about deleting, and about erasing the account everywhere.

export const erasing = {
  erasing: {
    title: 'Delete',
    sentence: 'One message, one conversation, everything on this computer, or your account everywhere.',
    messages: 'A message, or a whole conversation',
    messagesShow: 'Go to your conversations',
    here: 'Everything on this computer; your account stays',
    hereShow: 'Show this computer',
    everywhere: 'Your account everywhere: at O7 and on all your computers',
    erase: 'Erase my account…',
    asks: 'Erase your account everywhere?',
    confirm: 'Erase in seven days',
    when: 'On {{date}}, in seven days, it is erased. Until then everything works as before: you can read, write, export, and keep the account with one click on any of your computers.',
    goes: 'Then it goes at O7: the account, your computers’ keys, conversations that you made or are alone in, what waits to be delivered, files on their way, your place in the conversations of others, your recovery record. Your computers erase their own keys and files as soon as they hear of it.',
    pending:
      'You asked on {{asked}}. On {{time}} your account is erased everywhere. Until then nothing is taken away.',
    byOthers:
      'O7 says that this account is erased on {{time}}. It was not asked for from one of your computers. Write to us if that is a mistake. What is on your computers stays there.',
    gone: 'O7 says that this account was erased on {{time}}. None of your computers asked for that, so nothing was touched here: you can read and export everything. You can remove this computer’s copy yourself.',
    keep: 'Keep my account',
    look: 'What that means',
    banner: 'Your account is erased everywhere on {{time}}.',
    bannerOthers: 'O7 says that this account is erased on {{time}}.',
    bannerGone: 'O7 says that this account was erased on {{time}}. Everything is still on this computer.',
    forgotten: 'Everything of yours on this computer is gone. There is a receipt, in memory only.',
    done: {
      title: 'Your account is erased',
      what: 'You asked on {{asked}}. O7 erased it on {{time}} and signed that it did.',
      here: 'Your keys, messages and files are gone from this computer; language, look and window place stay set. Copies in your backups, in system snapshots or in worn storage cells may remain.',
      stays: 'The people you wrote with keep what is on their computers.',
      receipt: 'This is the only receipt. It is held in memory and is gone when you leave this screen.',
      save: 'Save the receipt…',
      leave: 'Leave',
    },
  },
} as const;
