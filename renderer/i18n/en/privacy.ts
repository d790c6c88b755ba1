// Texts of "What we hold".

export const privacy = {
  privacy: {
    parts: {
      held: 'What we hold',
      rights: 'Your rights',
      storage: 'Storage',
      anonymous: 'Staying anonymous',
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
    storage: 'On this computer',
    storageIntro:
      'Every item this app writes here. There is no tracking among them: no code for it exists. “Browser engine” is what the built-in browser writes by itself.',
    columns: {
      what: 'What and why',
      basis: 'Basis',
      answers: 'Who answers',
      until: 'Kept until',
      here: 'Here',
      service: 'At O7',
      item: 'Item and purpose',
      group: 'Group',
      lifetime: 'Lifetime',
      protection: 'Protection',
      size: 'Now',
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
    present: 'present',
    absent: 'none',
    encrypted: 'Encrypted',
    notEncrypted: 'Not encrypted',
    groups: {
      necessary: 'Necessary',
      functionality: 'Functionality',
      tracking: 'Tracking',
      browserEngine: 'Browser engine',
    },
    lifetimes: { session: 'Until the app closes', persistent: 'Stays' },
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
    reports: {
      name: 'Reports',
      why: 'What somebody reported to the operator, sealed to the operator’s key. Nobody else can open it.',
    },
    operatorActs: {
      name: 'Acts of operators',
      why: 'What an operator did at O7 with the command line: who, when and which command. No content.',
    },
    serviceState: {
      name: 'State of the service',
      why: 'The service’s own generation number and the published privacy policies. About no person.',
    },
  },
  storageItems: {
    database: {
      name: 'Message store',
      why: 'Messages, people and keys. Without it there is no conversation.',
    },
    keyFile: { name: 'Key file', why: 'Opens the message store, together with the keychain.' },
    recoveryFile: {
      name: 'Key under your recovery words',
      why: 'Lets your words open the message store when the keychain, the passcode or the computer fails. Written with the recovery kit.',
    },
    attachments: { name: 'Attachments', why: 'Files of your conversations, each encrypted on its own.' },
    vaultAside: {
      name: 'Earlier store, set aside',
      why: 'A message store that could not be opened, kept when a backup took its place.',
    },
    deviceSecret: {
      name: 'Secret in the keychain',
      why: 'The other half of the key, kept by the operating system.',
    },
    auditHead: {
      name: 'End of the security log',
      why: 'How many lines the security log has and the fingerprint of the last, signed, so that a shortened log is noticed.',
    },
    deviceHalf: {
      name: 'Half of the key',
      why: 'Only on a system without a keychain. It opens nothing without the passcode.',
    },
    attempts: {
      name: 'Wrong passcodes',
      why: 'How many, and when the last one was: so that guessing takes longer each time.',
    },
    profileLock: { name: 'Lock', why: 'Keeps two windows from using the same store at once.' },
    appearance: {
      name: 'Theme and language',
      why: 'Also contrast and zoom. Written only once you choose. Without it the app follows the system.',
    },
    settings: {
      name: 'Settings',
      why: 'Notifications, quiet hours and what this computer remembers. Written only once you choose.',
    },
    windowPlace: {
      name: 'Place of the window',
      why: 'Four numbers and whether it filled the screen, so that the window opens where it was. Switched off in Settings, it is deleted at once.',
    },
    chromium: {
      name: 'Files of the browser engine',
      why: 'Technical files that the built-in browser needs to run. No pages, no content.',
    },
  },
} as const;
