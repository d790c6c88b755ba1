// Texts of purposes and restriction. What is decided about stands in contract/domain/purpose-texts.ts: its bytes are in the receipts.

export const choices = {
  choices: {
    intro:
      'What your data is used for, one entry each. Not everything rests on consent: each entry says what it rests on and what you can decide. A decision holds at once, also offline, and leaves a receipt. Care never depends on an optional one.',
    on: 'On',
    off: 'Off',
    needed: 'Needed',
    absent: 'Off: not in this version',
    object: 'Object',
    takeBack: 'Take the objection back',
    toRights: 'Ask the practice',
    restricted: 'Off for now: you restricted optional uses.',
    version: 'text version {{version}}',
    history_one: '{{count}} decision',
    history_other: '{{count}} decisions',
    basis: {
      contract: 'Rests on the contract with you (GDPR 6(1)(b))',
      care: 'Rests on care by the practice (GDPR 9(2)(h))',
      legalDuty: 'Rests on a legal duty (GDPR 6(1)(c))',
      legitimateInterest: 'Rests on a legitimate interest (GDPR 6(1)(f))',
      consent: 'Rests on your consent (GDPR 6(1)(a))',
    },
    answers: { practice: 'The practice answers for it', o7: 'O7 answers for it' },
    never: {
      news: 'News and offers',
      advertising: 'Advertising',
      partners: 'Offers of partners',
      answer: 'No, and there is no code for it',
    },
    rights: {
      object: {
        title: 'Object',
        sentence: 'Where a use rests on a legitimate interest, you can say no to it, one by one.',
        show: 'See what can be objected to',
      },
      withdraw: {
        title: 'Withdraw consent',
        sentence: 'What rests on your consent ends with one press, as it began. Care goes on.',
        show: 'See your consents',
      },
    },
  },
  restriction: {
    title: 'Restrict the use of your data',
    sentence: 'Have optional uses off, or have O7 do nothing but store, for as long as you want.',
    which: 'What is to rest?',
    choose: 'Restrict…',
    restrict: 'Restrict',
    lift: 'Lift the restriction',
    since: {
      optional: 'Optional uses have been off since {{time}}. Your conversations go on.',
      everything: 'Since {{time}} O7 only stores. Messages for you wait and do not expire.',
    },
    notTold: 'It holds on this computer now. O7 keeps to it as soon as it is reached.',
    banner: 'Since {{date}} your data is only stored. Messages wait until you lift this.',
    own: 'You have paused everything: nothing is sent or received. What is here can be read.',
    byPerson:
      'Paused by this person since {{date}}. What is written waits at O7, sealed, does not expire, and arrives in its order when they come back.',
    inGroup:
      'Paused by: {{names}}. For them, what is written waits and arrives in its order when they come back.',
    line: 'Paused by this person',
    separator: ', ',
  },
} as const;
