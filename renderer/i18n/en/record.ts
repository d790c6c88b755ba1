// Texts about the practice's record, and what remains elsewhere when something is deleted here.

export const record = {
  record: {
    title: 'Chat and the record',
    question: 'Does chat belong to the record that your practice keeps?',
    choices: {
      part: 'Yes, chat is part of the record',
      partHint:
        'It is kept as long as the record is. Before you delete something here, see to it that the record has it.',
      apart: 'No, chat stays apart from the record',
      apartHint: 'What matters goes into the record in your own words. Chat here may go when you like.',
    },
    law: 'What you have to keep, and for how long, is set by the law where you work and not by this choice. The app neither keeps nor deletes anything because of it: it tells people, and it reminds you when you delete.',
    told: 'Who is invited sees it before they accept. A change is told in every conversation, end-to-end encrypted; O7 does not learn of it.',
    save: 'Hold to this and tell everybody',
    saved: 'It holds from now on, and everybody you write with is told.',
    offer: {
      part: '{{name}} keeps what is written here as part of your record.',
      apart: '{{name}} does not count what is written here as part of your record.',
      unsaid: 'The invitation does not say whether what is written here belongs to your record.',
    },
  },
  remains: {
    title: 'What stays elsewhere:',
    theirs: '{{name}} keeps what is on their computers.',
    theirsGroup: 'Everybody else in “{{name}}” keeps what is on their computers.',
    people: 'The people you write with keep what is on their computers.',
    read: 'What was read, copied or photographed already, and files saved outside the app.',
    away: 'Computers that are switched off have it until they connect the next time.',
    ownAway: 'A computer of yours that is switched off has it until it connects the next time.',
    waits:
      'O7 holds a sealed copy until every computer it was sent to has fetched it, 60 days at most. O7 cannot open it.',
    filesAtO7:
      'Files stay sealed at O7 for 60 days after they were sent, unless their message is taken back. O7 cannot open them.',
    waitsForYou: 'What waits for you at O7 stays sealed there for at most 60 days. O7 cannot open it.',
    account: 'O7 keeps the account, and which accounts may write to each other.',
    backups: 'Your backups from before, and snapshots made by this system, may still hold it.',
    backupsEverywhere: 'Backups and system snapshots made in the meantime, on any side, may still hold it.',
    backupsYours: 'Backups stay where you put them.',
    saved: 'Files that you saved outside the app stay where they are.',
    here: 'What stands in it stays on your computers until you delete it.',
    line: 'A line stays on all sides that says a message was taken back.',
    log: 'The security log on this computer notes how many messages were deleted, not which.',
    onIt: 'What is on that computer stays on it.',
    erased: {
      record:
        'If your practice counts chat as part of its record, it has to keep its own copy for as long as the law it works under says. The practice answers for that copy: you can ask it under “Ask the practice”.',
      recordOwn:
        'What you have to keep as a record is yours to keep: save it first. After that, nobody can bring it back.',
      groups:
        'Groups that you made end for everybody in them. What was written there stays on their computers.',
      computers:
        'A computer of yours that is switched off keeps what is on it until it connects the next time.',
      operatorBackups:
        'O7’s own sealed backups, for at most 30 days. Should one be put back, your account is erased from it before anybody can use it.',
      handshakes:
        'Sealed key exchanges at O7 of conversations that others are still in, because they need them to go on. They no longer say whose they were.',
      reports:
        'A report that somebody made about you, sealed to O7’s operator, for at most 180 days: it protects who made it.',
      hash: 'A fingerprint of your account number at O7, for 40 days, so that a backup does not bring it back. It says nothing about you.',
      receipts: 'Receipts that you saved as files. The last one is offered to you at the end.',
    },
    otherComputers: 'Your other computers keep what is on them.',
    personAccount: 'The account that this person made stays theirs. O7 knows that it used your invitation.',
    record: {
      part: '{{name}} keeps chat as part of the record: what it has, stays as long as a record has to be kept.',
      apart: '{{name}} does not count chat as part of the record. It may still have a copy.',
      unsaid: '{{name}} has not said whether chat belongs to its record. It may still have a copy.',
      ownPart:
        'Your practice counts chat as part of the record: see to it first that what has to be kept is kept elsewhere.',
      ownApart: 'Your practice does not count chat as part of the record.',
    },
  },
} as const;
