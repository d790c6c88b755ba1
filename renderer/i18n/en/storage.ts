// Texts of Privacy → Storage.

export const storage = {
  storage: {
    intro:
      'Everything this app writes to this computer. What is not on this list is not written: the app blocks it.',
    blocked_one:
      'Since the app was opened, {{count}} write that is not on this list was blocked. Nothing of it was stored. This is a mistake in the app.',
    blocked_other:
      'Since the app was opened, {{count}} writes that are not on this list were blocked. Nothing of them was stored. This is a mistake in the app.',
    noneBlocked: 'Since the app was opened, nothing had to be blocked.',
    groups: {
      functionality: 'For convenience: you decide',
      necessary: 'Necessary',
      chosen: 'Files you save yourself',
      browserEngine: 'Browser engine',
      tracking: 'Tracking',
    },
    intros: {
      functionality:
        'The app works without these. Each choice holds on this computer alone. What you refuse is deleted at once.',
      necessary:
        'Without these the app cannot keep your conversations, or cannot protect them. So they cannot be refused.',
      chosen:
        'Written only when you ask for it, to the place you choose. After that the file is yours: the app cannot delete it.',
      browserEngine:
        'What the built-in browser writes by itself. It is told to keep no pages, no history and no cookies.',
      tracking:
        'Nothing, and there is no code for it: no pixel, no beacon, no preview fetched from elsewhere, no web font, no identifier for advertising.',
    },
    facts: {
      without: 'Without it',
      lifetime: 'How long',
      protection: 'Protection',
      now: 'Now',
      where: 'Where',
    },
    lifetimes: { session: 'Until the app closes', persistent: 'Until it is deleted' },
    protections: { yes: 'Encrypted', no: 'Not encrypted' },
    places: {
      profile: 'In the app’s own folder',
      rows: 'Inside the message store',
      keychain: 'In the system’s keychain',
      chosen: 'Where you choose',
      temporary: 'In the system’s folder for temporary files',
    },
    rows_one: '{{count}} entry',
    rows_other: '{{count}} entries',
    nothing: 'Nothing is stored',
    present: 'Stored',
    choice: 'What may be stored',
    choices: {
      keep: 'Keep it',
      ask: 'Ask me each time',
      session: 'Forget it when I quit',
      refuse: 'Do not store it',
    },
    choiceHints: {
      keep: 'Stored until you delete it or choose otherwise.',
      ask: 'Nothing is stored until you say yes. You are asked once each time the app is open.',
      session:
        'Deleted when the app quits; after a crash, when it is opened again, before anything reads it.',
      refuse: 'Nothing is stored. What was there is deleted.',
    },
    sessionInMemory: 'Kept in memory only, so nothing is left when the app quits, not even after a crash.',
    question: {
      appearance: 'Remember theme and language on this computer?',
      settings: 'Remember these settings on this computer?',
      windowPlace: 'Remember where the window stands?',
      callDevices: 'Remember camera, microphone and speaker for sessions?',
      desk: 'Keep what you are writing, in case the app closes?',
      once: 'This time',
      always: 'Always',
      never: 'Never',
      label: 'A question about storage',
    },
  },
  storageItems: {
    appearance: {
      name: 'Theme and language',
      why: 'Theme, contrast, language and zoom as you chose them. Written only once you choose.',
      without: 'The app follows the system each time it is opened.',
    },
    settings: {
      name: 'Settings',
      why: 'Notifications, quiet hours, whether the app stays when its window closes. Written only once you choose.',
      without: 'The app is opened with its first settings each time: notifications on, no quiet hours.',
    },
    windowPlace: {
      name: 'Place of the window',
      why: 'Four numbers and whether it filled the screen. Never on a computer that others use too.',
      without: 'The window opens in its first size.',
    },
    callDevices: {
      name: 'Devices for sessions',
      why: 'Which microphone, camera and speaker you chose, by their names, and whether you join with the camera off, the background blurred and the noise reduced. Never on a computer that others use too.',
      without: 'Each session begins with the devices that the system chooses.',
    },
    desk: {
      name: 'What you were doing',
      why: 'Texts that are begun and not sent, and which conversation was open when the app locked.',
      without: 'A begun text is gone when the app locks or quits, and it opens at the list.',
    },
    database: {
      name: 'Message store',
      why: 'Messages, people, keys and records.',
      without: 'There is no conversation.',
    },
    ownChoices: {
      name: 'What you settled',
      why: 'When to lock, whether others learn that you read and type, the folder of your backups, and your choice about begun texts. Written only once you choose.',
      without: 'The app could not do as you said.',
    },
    ownState: {
      name: 'Where the app stands',
      why: 'Notes the app needs to go on safely: what it last told the service, a move or a backup that is not finished, the service’s keys.',
      without: 'A message could be lost or sent twice, and a changed service would go unnoticed.',
    },
    storageChoices: {
      name: 'Your choices on this page',
      why: 'What you keep, refuse or want to be asked about. Written only once you choose.',
      without: 'The app would not know that you refused.',
    },
    keyFile: {
      name: 'Key file',
      why: 'Opens the message store, together with the keychain.',
      without: 'Nobody could open the message store, not even you.',
    },
    recoveryFile: {
      name: 'Key under your recovery words',
      why: 'Lets your words open the message store when the keychain, the passcode or the computer fails. Written with the recovery kit.',
      without: 'The words would not open what is on this computer.',
    },
    attachments: {
      name: 'Attachments',
      why: 'Files of your conversations, each encrypted on its own.',
      without: 'There are no files in conversations.',
    },
    vaultBuild: {
      name: 'A store that is being built',
      why: 'While a profile is made, moved or put back. It is whole and takes its place, or it is deleted.',
      without: 'A crash in that minute could lose what was there before.',
    },
    vaultMark: {
      name: 'Mark of a whole store',
      why: 'An empty file that says that the store which was built is whole.',
      without: 'After a crash nobody could tell a whole store from half of one.',
    },
    vaultAside: {
      name: 'Earlier store, set aside',
      why: 'A message store that could not be opened, kept when a backup took its place.',
      without: 'What could not be read would be gone for good.',
    },
    deviceSecret: {
      name: 'Secret in the keychain',
      why: 'The other half of the key, kept by the operating system.',
      without: 'Whoever copied the files could open them.',
    },
    startCounter: {
      name: 'Count of starts in the keychain',
      why: 'How often the message store was opened here.',
      without: 'An older copy of your data, put back by somebody or something, would go unnoticed.',
    },
    auditHead: {
      name: 'End of the security log',
      why: 'How many lines the security log has and the fingerprint of the last, signed.',
      without: 'A shortened log would go unnoticed.',
    },
    deviceHalf: {
      name: 'Half of the key',
      why: 'Only on a system without a keychain. It opens nothing without the passcode.',
      without: 'Where there is no keychain, the message store could not be opened.',
    },
    attempts: {
      name: 'Wrong passcodes',
      why: 'How many, and when the last one was.',
      without: 'Somebody could guess passcodes as fast as they can type.',
    },
    selfTest: {
      name: 'Profile of a self-test',
      why: 'Only when the app was started to test itself. It never touches your own profile.',
      without: 'An installation could not be tested.',
    },
    savedFiles: {
      name: 'Files of a conversation',
      why: 'An attachment that you save. It is marked as coming from elsewhere where the system knows such marks.',
      without: 'Files could be seen in the app only.',
    },
    backups: {
      name: 'Backups',
      why: 'An encrypted copy that only your recovery words open: by hand, or daily into the folder you chose.',
      without: 'What is lost with the computer stays lost.',
    },
    recoveryPage: {
      name: 'Page of the recovery kit',
      why: 'Your words as a page to print. Whoever has it can open your data.',
      without: 'You would have to write the words down by hand.',
    },
    logFile: {
      name: 'Security log as a file',
      why: 'The log without names, so that somebody can check it.',
      without: 'The log could be read in the app only.',
    },
    lostReport: {
      name: 'Report about a lost computer',
      why: 'What was on it and how it was protected. No content.',
      without: 'You would have to write the report yourself.',
    },
    exports: {
      name: 'Exports',
      why: 'Everything that is kept about you, where you wanted to have it.',
      without: 'You could not take your conversations with you.',
    },
    accessReport: {
      name: 'Report of what is held',
      why: 'Every kind of data about you with its purpose, basis and count, as a text to keep.',
      without: 'It could be read in the app only.',
    },
    receiptFiles: {
      name: 'Receipts',
      why: 'A signed receipt of something you decided, to keep or to have checked.',
      without: 'Receipts could be seen in the app only.',
    },
    proofReport: {
      name: 'Reports of “Prove it”',
      why: 'What the app found when it checked itself. Numbers only.',
      without: 'The numbers could be seen in the app only.',
    },
    chromium: {
      name: 'Files of the browser engine',
      why: 'Technical files that the built-in browser needs to run. No pages, no content.',
      without: 'No window could be shown.',
    },
  },
} as const;
