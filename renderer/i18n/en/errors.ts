// One sentence or two for every code of contract/errors/catalogue.ts: what happened and, where there is one, the way out.

const sealed = 'A sealed message did not fit and was set aside. Nothing else is affected.';
const refusedChange = 'A change to this conversation did not follow its rules and was refused.';
const later = 'The conversation is catching up. It will go on by itself.';

export const errors = {
  internal: {
    unexpected: 'Something went wrong that we did not foresee. Nothing was lost; please try again.',
  },
  request: {
    invalid: 'This could not be understood. Please check what was entered.',
    tooLarge: 'This is too large to be taken at once.',
    tooMany: 'Too many tries in a short time. Please wait a minute.',
    timeout: 'This took too long. Please try again.',
    notFound: 'The service does not know this request. The app may need an update.',
  },
  bridge: { refused: 'This window is not allowed to do that.' },
  engine: {
    restarted: 'The app’s engine restarted. Please try again; nothing was lost.',
    notReady: 'The app’s engine is still starting. Please try again in a moment.',
  },
  profile: {
    missing: 'There is no profile here yet.',
    locked: 'O7 is locked.',
    exists: 'There is already a profile here.',
    inUse: 'O7 is already open with this profile.',
  },
  keychain: {
    unavailable: 'This computer’s keychain does not answer. Without it, O7 has no safe place for your key.',
    locked: 'The keychain is locked. Unlock it and try again.',
    entryMissing: 'The key is no longer in the keychain.',
    weak: 'This system’s keychain is too weak to hold your key.',
  },
  keyFile: {
    damaged: 'The key file is damaged.',
    newer: 'The key file was written by a newer version of O7.',
    missing: 'The key file is missing.',
    wrongKey: 'The key in the keychain does not fit this profile.',
    otherMachine: 'The key of this profile is bound to another computer.',
  },
  store: {
    damaged: 'The message store is damaged.',
    newer: 'The message store was written by a newer version of O7.',
    missing: 'The message store is missing.',
    olderCopy:
      'An older copy of this computer’s data was put back. It is being added to your conversations anew; messages from around then may be missing.',
    diskFull: 'The disk is full. Free some space and try again; what you typed is still here.',
    readOnly: 'The profile’s folder is read-only.',
  },
  storage: {
    unregistered:
      'The app was about to write something that its storage register does not name. It was not written.',
  },
  touch: {
    refused: 'The system did not recognise the finger, or the passcode is due again. It opens as always.',
  },
  passcode: {
    wrong: 'This is not the passcode.',
    wait: 'After several wrong tries the app waits before it looks at another one.',
    tooShort: 'That is too short: at least {{min}} characters. A few words together are easy to remember.',
    tooLong: 'That is too long: at most {{max}} characters.',
    required: 'This needs a passcode, and none is set.',
  },
  recovery: {
    malformed: 'These are not 24 recovery words or 17 groups. Please compare them with the kit.',
    wrongWords: 'These are recovery words, but not the ones that belong here.',
    wrongAnswer: 'This is not the word that stands there.',
    notBegun: 'This recovery kit was given up. Please begin a new one.',
    noKit: 'There is no recovery kit yet. A backup needs one first.',
    unknown: 'The service knows nobody by these words.',
  },
  export: {
    cancelled: 'The export was stopped. Nothing of it was left behind.',
    running: 'An export or an import is under way.',
    notWritable: 'The place for the export cannot be written to. Please choose another one.',
    diskFull: 'There is not enough room for the export there. Nothing of it was left behind.',
  },
  import: {
    cancelled: 'It was stopped. Nothing of it is here.',
    running: 'An export or an import is under way.',
    notEmpty: 'Something has been written here already. An export can be brought along only before that.',
    unreadable: 'This file cannot be read.',
    notAnExport: 'This file is not an export of O7.',
    newer: 'This export was made by a newer version of O7.',
    damaged: 'This export is damaged. Nothing of it was brought along.',
    changed: 'A file in this export is not as it was written. Nothing of it was brought along.',
    missingFile: 'A file is missing in this export. Nothing of it was brought along.',
    duplicate: 'A file is in this export twice. Nothing of it was brought along.',
    badName: 'A file in this export has a name that leads out of it. Nothing of it was brought along.',
    tooLarge: 'This export claims to be larger than an export can be. Nothing of it was brought along.',
    invalidData: 'Something in this export is not what an export holds. Nothing of it was brought along.',
    passphraseNeeded: 'This export is sealed. Please type its passphrase.',
    wrongPassphrase: 'That is not the passphrase of this export.',
  },
  backup: {
    cancelled: 'The backup was stopped. Nothing of it was left behind.',
    running: 'A backup is just being made.',
    notWritable: 'The place for the backup cannot be written to. Please choose another one.',
    diskFull: 'The disk for the backup is full. Earlier backups are as they were.',
    notABackup: 'This file is not a backup of O7.',
    newer: 'This backup was written by a newer version of O7.',
    damaged: 'This backup is damaged at byte {{offset}} of {{size}}.',
    forged: 'This backup was not signed by the account that it names, and was refused.',
  },
  audit: { damaged: 'A line of the security log does not follow from the one before it.' },
  print: { unavailable: 'The print dialog could not be opened. Please check the printer and try again.' },
  sample: { notConnected: 'This needs the service, and the sample practice is never connected to it.' },
  nickname: {
    empty: 'Please choose at least one letter, digit or emoji.',
    tooLong: 'That is too long: at most {{max}} letters.',
    forbiddenCharacter: 'This contains an invisible or direction-changing character. Please type it by hand.',
  },
  practice: {
    nameEmpty: 'Please give the practice a name.',
    nameTooLong: 'That is too long: at most {{max}} letters.',
  },
  outside: {
    refused: 'Only web pages and e-mail addresses are opened outside O7.',
    failed: 'The system opened nothing for this link.',
  },
  message: {
    empty: 'There is nothing to send yet.',
    tooLong: 'This message is too long to be sealed at once. Please send it in parts.',
    deleted: 'This message was deleted on this computer and cannot be sent again.',
    notErased: 'There is nothing to look for just now: this deletion can still be undone, or was long ago.',
    unknown: 'This message is no longer here.',
    tooLate: 'It is too late to change this message: ten minutes have passed since it was written.',
    notYours: 'Only who wrote a message can change it.',
    tooManyPinned: 'Twenty messages are pinned in this conversation. Unpin one of them first.',
  },
  age: {
    notYet: 'Between 13 and 17 a guardian has to agree first; that way is not built yet.',
    tooYoung: 'This place is not for children under 13.',
    notYourClient: 'Only the practice that somebody joined can report their age.',
  },
  call: {
    busy: 'Another session is open. Leave it first, then open this one.',
    notIn: 'Nobody else is in this session yet, or you have not been let in.',
    over: 'This session is over.',
    elsewhere: 'You are in this session on your other computer. You can move it here.',
    tooMany: 'Four people are in this session already, and there is room for no more.',
    full: 'Four people are in already. Somebody has to leave before another person can come in.',
    notHost: 'Only the therapist can do this.',
    notWaiting: 'They are not waiting any more.',
    paused:
      'You asked O7 to only store your data. Take that back in the privacy centre to start or join a session.',
    noFrameEncryption:
      'This computer cannot encrypt sound and picture from end to end, so the session was not started. Please update O7, or write in the chat instead.',
    screenDenied:
      'Your system does not let O7 show the screen. Allow it in the system’s privacy settings under screen recording, then try again. O7 itself records nothing.',
    shareUnknown: 'That window or screen is not there any more. Please choose again.',
  },
  calls: {
    zoomNotAgreed: 'This session goes over Zoom now, and that needs your own yes first.',
    zoomNotOffered: 'The people who run this service offer no calls over Zoom.',
    notPractice: 'Only a practice can let people into a Zoom session.',
    zoomUnreachable:
      'Zoom does not answer. Check the connection, or go on from computer to computer: that needs no Zoom and is end-to-end encrypted.',
    zoomRefused:
      'Zoom did not accept this session. The account of the clinic with Zoom may have a problem. From computer to computer works without Zoom.',
    zoomUnsupported:
      'Zoom’s program does not run on this computer. From computer to computer works without it.',
    zoomLeftOut: 'Zoom is not part of this build of O7. From computer to computer works without it.',
  },
  contact: {
    notOffered: 'The people who run this service take no messages here.',
    keyChanged: 'The service shows another key than the first time. Nothing was sent; it waits here.',
    full: 'Very many messages wait to be read just now. Yours waits here and is handed in later.',
    empty: 'There is nothing to send yet.',
    tooLong: 'This is longer than {{max}} letters. Please send it in parts.',
    address: 'This does not look like an e-mail address.',
  },
  invitation: {
    malformed: 'This does not look like an invitation code. It has sixteen letters and digits.',
    unknown: 'We do not know this code. Please compare it letter by letter with the one you were given.',
    used: 'This invitation has already been used. Ask for a new one.',
    replaced: 'A new invitation was already made in place of this one.',
    expired: 'This invitation has expired. Ask for a new one.',
    revoked: 'This invitation was withdrawn. Ask the person who gave it to you.',
    tampered:
      'This invitation was changed on its way and cannot be trusted. Ask for a new one, in person if possible.',
  },
  enrolment: { refused: 'The service does not accept this enrolment code.' },
  pairing: {
    alreadyJoined: 'This person is already connected with you.',
    unknownRequest: 'This request no longer exists.',
  },
  person: {
    unknown: 'This person is no longer among the people here.',
    blocked: 'You blocked this person. To write to them, unblock them first.',
  },
  policy: {
    unknown: 'This version of the privacy policy is not known here.',
    over: 'Another version of the privacy policy has taken the place of this one. Please look at that one.',
    declined:
      'The privacy policy was declined: writing and inviting rest. Under Privacy, Policy, you can change your mind.',
  },
  safety: { changed: 'The numbers changed while you were looking. Please compare them once more.' },
  report: {
    notOffered: 'This service has not shown where reports go, so there is nobody to seal one to.',
    keyChanged:
      'The service shows another key for reports than before. Your report waits here, sealed, until the operator explains it.',
    empty: 'Choose messages or write a few words first.',
    tooLarge: 'That is more than one report carries. Please make it shorter, or make two.',
  },
  group: {
    notFounder: 'Only the therapist who made this group can change who is in it.',
    titleEmpty: 'Give the group a name.',
    noPeople: 'A group needs at least one other person.',
    tooMany: 'A group can hold {{max}} people, you among them.',
    notReachable: 'Only people with an open conversation with you can be in a group.',
    leftByChoice:
      'They left this group themselves, so it cannot bring them back. A new group can ask them again.',
    settling:
      'Somebody, or a computer of theirs, was taken out, and the keys are not changed yet. What you write waits here until then.',
    founderStays: 'Whoever made the group stays in it.',
  },
  build: {
    noList:
      'The list that is made with each build of the app is missing. This copy of the app cannot be checked from here.',
  },
  network: {
    offline: 'The service cannot be reached. Please check the internet connection.',
    refusedDestination: 'O7 refused to connect to an address that is not its service.',
    insecure: 'The connection was not encrypted strongly enough, so nothing was sent.',
    badCertificate: 'The service could not prove that it is O7 (wrong certificate), so nothing was sent.',
    badAnswer: 'The service answered something we do not understand.',
    timeout: 'The service did not answer in time.',
    interrupted: 'The connection broke before the answer came.',
    proxyFailed:
      'The proxy that this computer is set to use does not answer or broke off. Whoever looks after the network can check it.',
    proxyNeedsPassword:
      'The proxy of this network asks for a password, which O7 does not hand out. Whoever looks after the network can let O7 through.',
    proxyUnsupported:
      'This computer is set to use a SOCKS proxy, which O7 does not speak. An HTTP proxy works.',
  },
  service: {
    unavailable: 'The service is not available just now.',
    busy: 'The service is busy. Please wait a moment.',
  },
  auth: {
    failed: 'The service did not accept this device.',
    expired: 'The login has run out and is being renewed.',
    refusedOrigin: 'The service refused this kind of request.',
  },
  erasure: {
    notYours:
      'This was not asked for from one of your computers, so it cannot be taken back here. Write to us if it is a mistake.',
  },
  account: {
    exists: 'This account already exists.',
    unknown: 'The service does not know this account.',
    paused: 'This account is paused. Nothing is sent or fetched until that is lifted.',
    erased: 'This account was erased. It cannot be brought back.',
  },
  device: {
    unknown: 'This computer is not on the list any more.',
    revoked: 'This computer was removed from the account.',
    noFileManager: 'No file manager could be opened.',
  },
  link: {
    malformed: 'A code has 16 letters and digits, as the other computer shows it.',
    unknown:
      'No computer waits under this code. It was used, stopped or is older than ten minutes: make a new one there.',
    tampered: 'What arrived does not fit this code. Nothing was taken over; make a new code.',
    differs: 'The symbols were not the same. Nothing was signed; make a new code.',
    full: 'There are as many computers as one person can have. Remove one first.',
    notBegun: 'Linking is not under way any more.',
  },
  camera: {
    refused: 'The system does not allow this app to use the camera.',
  },
  move: {
    underWay: 'A move to another computer is under way already.',
    notReady: 'The new computer has not counted everything yet.',
    tooLate: 'This computer takes itself off the list already. The move can no longer be called off.',
  },
  deviceList: {
    invalid: 'A list of devices was not signed correctly and was refused.',
    rollback: 'An outdated list of devices was refused.',
  },
  history: {
    alreadyAsked: 'This conversation was asked for already. It comes once the other person has agreed.',
    notAsked: 'Nobody asks for this conversation any more.',
    notVerified:
      'Compare the safety number with this person first. Whoever took over an account would ask too.',
  },
  conversation: {
    unknown: 'This conversation no longer exists.',
    exists: 'This conversation already exists.',
    notOpen: 'This conversation is not open yet. Confirm the person first.',
    waitsToRejoin:
      'This computer has lost its keys to this conversation and has asked to be let in again. It goes on by itself once another device of it is connected.',
    waitsToRenew:
      'The keys of this conversation no longer fit together. It is opened anew by itself once the device of whoever opened it is connected.',
    ended: 'This conversation has ended. It can be read, and nothing more can be sent in it.',
  },
  log: {
    positionTaken: later,
    wentBack:
      'The service no longer shows what it showed before. This conversation is opened anew by itself.',
  },
  envelope: {
    staleEpoch: later,
    unknown: 'The service no longer has a row for this message: its time is over.',
  },
  keyPackage: {
    none: 'The other device has not left any keys yet. It will go on by itself.',
    limit: 'Too many keys were asked for today. It will go on by itself.',
  },
  mailbox: { full: 'The other side’s mailbox is full. Your messages wait here until there is room.' },
  file: {
    tooLarge: 'This file is too large. Up to 100 MB can be sent.',
    tooMany: 'Too many files at a time.',
    unreadable: 'This file cannot be read. It may have been moved, or it is a folder.',
    unknown: 'This file is no longer here.',
    notHere: 'This file has to be fetched first.',
    damaged: 'What arrived is not the file that was sent. It was thrown away; nothing of it was opened.',
    isProgram: 'Programs and scripts are never opened from here.',
    notWritable: 'The file cannot be saved there.',
    notShown: 'This file cannot be shown here. It can be saved.',
  },
  blob: {
    unknown: 'This file is no longer with O7. Files wait there for 60 days.',
    outOfOrder: 'A file was interrupted on its way. It goes on by itself.',
    noRoom: 'Too many files are on their way. Sending goes on once some have expired.',
  },
  details: {
    birthDate: 'That is not a day somebody alive can be born on. Day, month and year, or nothing at all.',
    email: 'That is not an e-mail address. Nothing was kept.',
  },
  rights: {
    noPractice: 'There is no open conversation with a practice to send this in.',
    tooLong: 'These words are too long for one request. Two requests are possible.',
    noReason: 'A reason is missing. The person has a right to know why.',
    unknown: 'This request is no longer here.',
    settled: 'This request was answered already.',
    cannotExtend: 'The last day can no longer be moved on, or this law knows no later one.',
  },
  e2ee: {
    malformed: sealed,
    unknownVersion: 'A message was sealed by a newer version of O7. Please update the app.',
    tooLarge: sealed,
    wrongKind: sealed,
    publicMessage: refusedChange,
    standaloneProposal: refusedChange,
    wrongGroup: sealed,
    wrongSuite: sealed,
    wrongBinding: sealed,
    wrongEpoch: sealed,
    staleEpoch: sealed,
    futureEpoch: later,
    epochGone: 'The keys of an old message are gone, as intended. It can no longer be opened.',
    removed: 'This device is no longer part of the conversation.',
    ownMessage: sealed,
    unknownSender: 'A message came from somebody who is not part of this conversation and was refused.',
    replayed: 'A message came a second time and was dropped.',
    tooFarAhead: sealed,
    undecryptable: 'A sealed message could not be opened.',
    badPadding: sealed,
    encryptFailed: 'This message could not be sealed. It waits here.',
    credentialRefused: 'A device could not prove whose it is and was refused.',
    keyPackageUnsupported: refusedChange,
    keyPackageLifetime:
      'The keys of the other device are out of date. It will go on once that device is connected.',
    keyPackageSignature: 'The keys of the other device were not signed correctly and were refused.',
    welcomeNotForUs: refusedChange,
    badWelcome: refusedChange,
    badTree: refusedChange,
    wrongMembers: refusedChange,
    commitFailed: 'The keys of this conversation could not be renewed. It will be tried again.',
    badCommit: refusedChange,
    proposalReference: refusedChange,
    unknownProposal: refusedChange,
    pskProposal: refusedChange,
    reinitProposal: refusedChange,
    externalCommit: refusedChange,
    extensionsProposal: refusedChange,
    unknownMember: refusedChange,
    selfRemoval: refusedChange,
    alreadyMember: refusedChange,
    duplicateKey: refusedChange,
    leafChanged: refusedChange,
    accountsFixed: refusedChange,
    notAllowed: refusedChange,
    notFounder: refusedChange,
    untold: refusedChange,
    damagedState:
      'The keys of this conversation are damaged on this computer. Your messages can still be read.',
  },
} as const;
