/** Every limit that both sides of a border must agree on. */

const day = 24 * 60 * 60 * 1000;

export const limits = {
  /** Letters (grapheme clusters) of a nickname, a practice name, a private label. */
  nicknameLetters: 40,
  practiceNameLetters: 80,
  labelLetters: 60,
  enrolmentLetters: 64,
  /** UTF-8 bytes of one message text. */
  textBytes: 32 * 1024,
  /** Bytes of one envelope: the longest text escaped as JSON, padded to 128 KiB, and MLS framing. */
  envelopeBytes: 136 * 1024,
  /** Bytes of one commit or welcome. */
  handshakeBytes: 512 * 1024,
  /** How long a deletion on this computer can be taken back. */
  undoDeleteMs: 8_000,
  /** Letters of a passcode, least and most. */
  passcodeLetters: 6,
  passcodeMostLetters: 128,
  keyPackageBytes: 8 * 1024,
  keyPackagesOneTime: 50,
  keyPackageFetchesPerPairPerDay: 10,
  /** Bytes sealed under a pairing key. */
  sealedPairingBytes: 16 * 1024,
  devicesPerAccount: 8,
  /** How often an account may change its key. */
  keyChanges: 16,
  socketsPerDevice: 3,
  invitationLifetimeMs: 7 * day,
  mailboxLifetimeMs: 60 * day,
  tokenLifetimeMs: 10 * 60 * 1000,
  loginNonceLifetimeMs: 60 * 1000,
  /** A token that only counts what waits for a locked device. */
  countTokenLifetimeMs: day,
  /** Waiting messages are counted up to here. */
  mostCounted: 100_000,
  /** Security logs of one account whose length the service remembers. */
  auditLogsPerAccount: 32,
  /** Numbers of a conversation stay below this; messages that wait here are sorted above it. */
  largestNumber: 2 ** 40 - 1,
  /** Undelivered envelopes one sender may have in one mailbox. */
  mailboxPerSender: 5_000,
  /** Commits, Welcomes and asks still have room where messages have none: who is removed must go. */
  handshakesBeyond: 500,
  /** Bytes of Welcomes and asks that one sender may have in one mailbox. */
  handshakeBytesPerSender: 32 * 1024 * 1024,
  /** Bytes of messages one account may have waiting for others in all. */
  waitingBytesPerAccount: 256 * 1024 * 1024,
  /** Bytes of commits and welcomes that one conversation's log may hold in each generation. */
  logBytesPerConversation: 256 * 1024 * 1024,
  /** Envelopes in one push over the socket. */
  pushBatch: 50,
  /** A push takes no further envelope once it holds this many bytes; one frame never exceeds `liveFrameBytes`. */
  pushBatchBytes: 512 * 1024,
  liveFrameBytes: 2 * 1024 * 1024,
  /** Invitations one account may have open, conversations one account may have made. */
  openInvitationsPerAccount: 100,
  /** How long two computers of one person may take to find each other. */
  linkLifetimeMs: 10 * 60 * 1000,
  /** Bytes of one sealed part of linking, and of the identity that it hands over. */
  linkPartBytes: 4 * 1024,
  linkHandoverBytes: 2 * 1024 * 1024,
  /** Bytes of a sealed identity record, and of its smallest padding. */
  recoveryRecordBytes: 2 * 1024 * 1024 + 72,
  recoveryRecordLeastBytes: 4 * 1024,
  /** Accounts whose device lists one request may ask for. */
  deviceListsAtOnce: 50,
  /** Invitations made by one press. */
  invitationsAtOnce: 50,
  conversationsPerAccount: 2_000,
  /** Until when a conversation is mute that is mute for good: the end of the year 9999. */
  mutedForGood: 253_402_300_799_000,
  /** Messages, letters of words and sealed bytes of one report; reports of one account that the operator keeps at a time. */
  reportMessages: 50,
  reportLetters: 4_000,
  reportBytes: 2 * 1024 * 1024,
  reportsPerAccount: 100,
  /** Letters and sealed bytes of a message to the operator, or of its answer; how many may wait to be answered. */
  contactLetters: 4_000,
  contactBytes: 40 * 1024,
  contactMessagesWaiting: 5_000,
  /** People of one practice whose age is reported at the same time. */
  openAgeReports: 10,
  /** Letters of a request about care data, and of its answer; answers of one: moved on once, and settled. */
  requestLetters: 2_000,
  answersPerRequest: 2,
  /** Requests of one person that a practice's app takes in. */
  requestsPerPerson: 200,
  /** An e-mail address (RFC 5321, 4.5.3.1.3, without its brackets). */
  emailLetters: 254,
  /** Accounts that one account may block. */
  blocksPerAccount: 1_000,
  /** Accounts in a group, the founder among them. */
  groupMembers: 12,
  /** Accounts that one request may take out of a group. */
  formerMembersAtOnce: 100,
  /** How long a message may be edited, and taken back everywhere, after it was written. */
  editMs: 10 * 60 * 1000,
  eraseForAllMs: 10 * 60 * 1000,
  /** Lines pinned in one conversation. */
  pinnedPerConversation: 20,
  /** Bytes of an envelope that is only passed on to who is connected. */
  passingBytes: 2 * 1024,
  /** Edits and erasures of lines that have not come, kept for one conversation. */
  heldChanges: 200,
  /** Files of one message; bytes of one, and what sealing adds to it at most. */
  filesPerMessage: 10,
  fileBytes: 100 * 1024 * 1024,
  fileOverheadBytes: 64 * 1024,
  fileNameLetters: 120,
  /** Files that were chosen and not sent yet, in all conversations. */
  filesPrepared: 40,
  /** Bytes of what is pasted, and of pictures and PDFs that are read whole to take out what they tell. */
  pastedBytes: 32 * 1024 * 1024,
  cleanedBytes: 64 * 1024 * 1024,
  /** Lines, and bytes of their JSON, in one body that hands history over; a line may be longer than that alone. */
  historyLinesAtOnce: 500,
  historyBytesAtOnce: 56 * 1024,
  /** Conversations a new computer says it waits to be let into, at once. */
  awaitingTold: 200,
  /** Bytes of one piece of a sealed file on its way to or from the service. */
  blobPieceBytes: 512 * 1024,
  /** What one account may have at the service at a time. */
  blobsPerAccount: 2_000,
  blobBytesPerAccount: 2 * 1024 * 1024 * 1024,
  /** Requests for blobs that one device may have under way. */
  blobRequestsAtOnce: 4,
} as const;
