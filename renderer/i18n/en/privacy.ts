// Texts of "What we hold".

export const privacy = {
  privacy: {
    parts: {
      held: 'What we hold',
      rights: 'Your rights',
      choices: 'Choices',
      storage: 'Storage',
      policy: 'Policy',
      anonymous: 'Staying anonymous',
      proof: 'Prove it',
      contact: 'Contact us',
    },
    intro: {
      client:
        'Everything that exists because you use O7: on this computer and at O7, why, until when, and who answers for it. The numbers were counted just now.',
      therapist:
        'Everything that exists because your practice uses O7: on this computer and at O7, why, until when, and who answers for it. The numbers were counted just now.',
    },
    counting: 'Counting…',
    serviceAway: 'O7’s side could not be counted just now.',
    holdings: 'Kinds of data',
    columns: {
      basis: 'Basis',
      answers: 'Who answers',
      until: 'Kept until',
    },
    basis: {
      contract: 'Contract with you',
      care: 'Care',
      security: 'Security',
      choice: 'Your choice',
    },
    answers: { practice: 'The practice', o7: 'O7', person: 'You' },
    readableBy: {
      personOnly: 'Only you can read it',
      conversation: 'Only the people in the conversation can read it',
      service: 'O7 can read it',
    },
    until: {
      days_one: '{{count}} day',
      days_other: '{{count}} days',
      accountErased: 'the account is erased',
      personDeletes: 'you delete it',
      conversationErased: 'the conversation is erased',
      replaced: 'it is replaced',
      serviceEnds: 'the service ends',
      always: 'the service exists; about nobody',
    },
    never: 'never',
    unknown: 'not counted',
    learned: {
      title: 'What O7 learns all the same',
      intro: 'O7 carries sealed messages and cannot read them. Carrying them tells it this much:',
      address:
        'Your internet address while you are connected. It is kept in memory only, never written down.',
      whoAndWhen: 'Which account writes to which account, and when.',
      invitations: 'When an invitation was made, first opened and used. Not the nickname, and not the label.',
      sizes: 'How large a sealed message is, in size classes, and how many people share a conversation.',
      roles: 'Whether an account is a practice or not.',
      presence: 'When a device of yours is connected.',
      typed: 'What was typed into the account itself: for a practice, its name.',
    },
    limits: {
      title: 'What no app can promise',
      operator: 'An operator cannot read content on the service; a changed app could.',
      tampered: 'A tampered app could lie about any of this.',
      unlocked: 'While this app is open, any program running as you can read everything.',
      deleting:
        'Deleted means gone from the app’s files. Copies in backups, in system snapshots, in worn SSD cells, or with the other person may remain.',
      recording:
        'This app and the service do not record. Nobody can stop another person’s device or a phone.',
    },
  },
  dataClasses: {
    account: { name: 'Account', why: 'An id, a public key, and which accounts may reach each other.' },
    deviceKeys: {
      name: 'Device keys',
      why: 'Public keys by which a device proves that it is yours. The private halves stay on the device.',
    },
    practice: { name: 'Practice', why: 'The name of the practice, shown to people who are invited.' },
    invitations: {
      name: 'Invitations',
      why: 'Sealed invitations, so that one person can find the practice once, and when each was first opened.',
    },
    contacts: { name: 'People', why: 'Nicknames and private labels, so that you know who is who.' },
    conversations: {
      name: 'Conversations',
      why: 'That a conversation exists and who is in it, so that it can be carried.',
    },
    messages: {
      name: 'Messages',
      why: 'What was written, readable on the computers of the conversation only.',
    },
    calls: {
      name: 'Sessions',
      why: 'When a session took place, how long it lasted and over which connection. What was said and shown is kept nowhere, and O7 keeps nothing about sessions.',
    },
    encryptionState: { name: 'Encryption state', why: 'The keys of the conversations on this computer.' },
    undelivered: {
      name: 'Messages and files on their way',
      why: 'Sealed messages that wait to be sent or collected; sealed files, for 60 days.',
    },
    deliveryRecords: {
      name: 'Delivery records',
      why: 'Number, time and size of a sealed message, so that it arrives once and in order. “What O7 sees” shows one.',
    },
    handshakeLog: {
      name: 'Key changes',
      why: 'Sealed key changes of a conversation, in order, so that all devices agree.',
    },
    keyPackages: {
      name: 'Prepared keys',
      why: 'Public keys left in advance, so that a conversation can open while you are away.',
    },
    sessions: { name: 'Logins', why: 'Short-lived proofs that a device has logged in.' },
    requestRecords: {
      name: 'Repeated requests',
      why: 'Which requests were already answered, so that a repeated one does nothing twice.',
    },
    details: {
      name: 'About you, if given',
      why: 'Gender and birth date, only where you gave them: your therapist knows how to address you and what is usual at your age. O7 never has them.',
    },
    emailAddress: {
      name: 'E-mail address, if given',
      why: 'Only where you gave one: for messages of O7 to you. Removed at once when you take it away.',
    },
    rightsRequests: {
      name: 'Requests to the practice',
      why: 'What was asked about care data and how it was answered, so that both can show it.',
    },
    recovery: {
      name: 'Recovery and backups',
      why: 'Which recovery kit and which backups exist. O7 keeps your identity and whom you write with, sealed under your words: only they open it.',
    },
    settings: { name: 'Settings', why: 'Choices you made in this app.' },
    securityLog: {
      name: 'Security log',
      why: 'When the app was opened, locked, backed up and so on. O7 keeps its length and a fingerprint, so that a shortened log is noticed.',
    },
    blocks: {
      name: 'Blocked people',
      why: 'Whose messages an account does not want, so that they are not delivered.',
    },
    receipts: {
      name: 'Receipts',
      why: 'What you decided about your data, signed, so that you can prove it.',
    },
    choices: {
      name: 'Choices',
      why: 'What you decided about purposes that O7 acts on, and whether your data is only stored.',
    },
    reports: {
      name: 'Reports',
      why: 'What somebody reported to the operator, sealed to the operator’s key. Nobody else can open it.',
    },
    erasures: {
      name: 'Fingerprints of erased accounts',
      why: 'So that a backup that is put back does not bring an erased account back. They name nobody.',
    },
    operatorActs: {
      name: 'Acts of operators',
      why: 'What an operator did at O7 with the command line: who, when and which command. No content.',
    },
    contactMessages: {
      name: 'Messages to O7',
      why: 'What was written through the contact form, sealed to the operator’s key. O7’s copy names no account, so it cannot be counted for you there.',
    },
    ageReports: {
      name: 'Reported ages',
      why: 'That a practice reported somebody as too young, when, and whether it was taken back.',
    },
    serviceState: {
      name: 'State of the service',
      why: 'The service’s own generation number and the published privacy policies. About no person.',
    },
  },
} as const;
