// Texts of Privacy → What we hold: facts about each kind of data, and what one row of it holds.

export const held = {
  held: {
    sides: { device: 'Here', service: 'At O7' },
    facts: {
      row: 'In one row',
      source: 'Where it comes from',
      readable: 'Who can see it',
      since: 'Since',
      expired: 'Run out',
    },
    sources: { you: 'from you', others: 'from others', app: 'made by the app or the service' },
    and: '; ',
    since: { device: 'here: {{day}}', service: 'at O7: {{day}}' },
    noTime: 'no time is noted',
    nothing: 'nothing is there now',
    untilOldest: '{{until}}; the oldest at O7 goes on {{day}}',
    expired: 'What had run out was last deleted at O7 on {{day}}, of all accounts together.',
    notCorrected: 'Made by the app or the service, or signed: there is nothing in it to correct.',
    notDeleted:
      'It cannot be deleted alone: it goes as “Kept until” says, and at the latest with the account.',
    acts: {
      see: 'See it',
      seeNamed: 'See it: {{name}}',
      correct: 'Correct it',
      correctNamed: 'Correct it: {{name}}',
      delete: 'Delete it',
      deleteNamed: 'Delete it: {{name}}',
    },
  },
  dataRows: {
    account:
      'An account’s id and public key, its nickname on this computer; two accounts that may reach each other; an erasure that was asked for.',
    deviceKeys:
      'A device’s id, its public keys, when it was added or removed; the signed list of your devices.',
    practice:
      'The name of the practice and what it settled about chat and the record; the code it signed up with.',
    invitations:
      'A sealed invitation, when it was made, opened, used or ended. Its code is on this computer only.',
    contacts:
      'A nickname, your private label, a public key, whether you compared safety numbers, whether they paused.',
    conversations: 'A conversation’s id, who is in it, since when, how far you have read.',
    messages: 'Text, time and author of a line; its edits, receipts and files; a begun text.',
    calls:
      'A conversation, when the session began, how long this computer was in it, over which connection, how it ended; while it goes on also who is in it.',
    encryptionState:
      'A secret key of a conversation, wiped when the next one takes its place; computers the service showed without listing them.',
    undelivered: 'A sealed message or file that waits for a device, and for whom.',
    deliveryRecords: 'Number, time, size class and sending device of a sealed message; ids of deleted ones.',
    handshakeLog: 'A sealed change of keys and its place in the order.',
    keyPackages: 'A public key left in advance; how many were fetched for whom on a day.',
    sessions: 'A hashed proof of login, for which device, until when.',
    requestRecords: 'A request’s number, its answer, when it came.',
    details: 'Gender and birth date as you wrote them, and when.',
    emailAddress: 'The address, and since when.',
    rightsRequests: 'What was asked, of whom, when; how it was answered.',
    recovery:
      'When the kit or a backup was made, its size and file name; your identity, sealed under your words.',
    settings: 'The name of a setting and its value.',
    securityLog:
      'What happened to this app, when, chained to the line before; names of devices are kept apart.',
    receipts: 'What you decided and when, the hash of the text you saw, two signatures.',
    choices: 'A purpose, yes or no, since when, and the receipt’s hash.',
    blocks: 'Two accounts, and since when.',
    reports: 'The sealed report, when it was made and sent.',
    contactMessages: 'The sealed message and its answer, and when.',
    ageReports: 'Which account, by which practice, which age, when.',
    erasures: 'A hash of what was erased, when: so that a backup put back at O7 erases it again.',
    operatorActs: 'Who did what at O7 and when, chained to the line before.',
    serviceState: 'A number or text about the service itself; the published policies, and when you saw them.',
  },
} as const;
