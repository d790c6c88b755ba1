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
  message: {
    empty: 'There is nothing to send yet.',
    tooLong: 'This message is too long to be sealed at once. Please send it in parts.',
    deleted: 'This message was deleted on this computer and cannot be sent again.',
  },
  age: {
    notYet: 'Between 13 and 17 a guardian has to agree first; that way is not built yet.',
    tooYoung: 'This place is not for children under 13.',
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
  account: {
    exists: 'This account already exists.',
    unknown: 'The service does not know this account.',
  },
  device: { revoked: 'This computer was removed from the account.' },
  deviceList: {
    invalid: 'A list of devices was not signed correctly and was refused.',
    rollback: 'An outdated list of devices was refused.',
  },
  conversation: {
    unknown: 'This conversation no longer exists.',
    exists: 'This conversation already exists.',
    notOpen: 'This conversation is not open yet. Confirm the person first.',
  },
  log: { positionTaken: later },
  envelope: {
    staleEpoch: later,
    unknown: 'The service no longer has a row for this message: its time is over.',
  },
  keyPackage: {
    none: 'The other device has not left any keys yet. It will go on by itself.',
    limit: 'Too many keys were asked for today. It will go on by itself.',
  },
  mailbox: { full: 'The other side’s mailbox is full. Your messages wait here until there is room.' },
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
    damagedState:
      'The keys of this conversation are damaged on this computer. Your messages can still be read.',
  },
} as const;
