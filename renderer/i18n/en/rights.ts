// Texts of "Your rights".

export const rights = {
  rights: {
    intro: {
      client:
        'What you may decide about everything that is kept about you. Each button does it; what was done stays below with its date.',
      therapist:
        'What you may decide about everything that is kept about you, and what the people you work with have asked the practice. Each button does it; what was done stays below with its date.',
    },
    access: {
      title: 'See everything',
      sentence: 'Every kind of data about you, counted live: what it is, why it is there and until when.',
      law: 'GDPR 15',
      show: 'What we hold',
      save: 'Save a report…',
      saved: 'The report was saved. There is a receipt below.',
      report: {
        title: 'What O7 Therapy holds about you',
        at: 'Counted',
        about: 'What you said of yourself',
        notGiven: 'not given',
        since: 'since {{day}}',
        rights:
          'Messages and files are in the export (Privacy, Your rights). There you can also correct, delete, restrict, object, withdraw and ask the practice. If you do not agree with an answer, you can turn to a data protection authority.',
      },
    },
    correct: {
      title: 'Correct',
      sentence: {
        client: 'Your nickname; and gender, birth date and e-mail address if you want to give them.',
        therapist: 'Your nickname; and an e-mail address if you want to give one.',
      },
      law: 'GDPR 16',
      open: 'Correct…',
      save: 'Save',
      done: 'Corrected. There is a receipt below.',
      fields: { nickname: 'Nickname', gender: 'Gender', birthDate: 'Birth date', email: 'E-mail address' },
      why: {
        nickname: 'Everybody you write with sees it, and is told that it changed.',
        gender:
          'Optional, in your own words: so that your therapist knows how to address you. Only your therapist can read it.',
        birthDate:
          'Optional: so that your therapist knows what is usual at your age. Only your therapist can read it.',
        email:
          'Optional: for messages of O7 to you. This version sends none. O7 can read it, nobody you write with sees it; emptied here, it is removed there at once.',
      },
      noBirthDate: 'No birth date',
    },
    ask: {
      title: 'Ask the practice',
      sentence:
        'For notes and the record, which only the practice has. Your request goes to it sealed; both of you see until when it has to answer.',
      law: 'GDPR 12(3) · 45 CFR 164.524 · Law 151/2020, Art. 32',
      open: 'Write a request…',
      intro: 'O7 cannot read this. It arrives in the practice’s app as a task.',
      practice: 'To',
      kind: 'What for',
      choose: 'Choose',
      where: 'Where does the practice work?',
      whereHint: 'Its law says how long it has. If you are not sure, ask in the conversation.',
      words: 'In your words',
      wordsHint: 'Optional. What exactly, from when.',
      until: 'The practice has until {{day}} to answer ({{article}}).',
      send: 'Send to the practice',
      sent: 'Your request is on its way. Its clock stands below.',
    },
    kinds: {
      access: 'See the record',
      copy: 'A copy of the record',
      correction: 'Correct the record',
      erasure: 'Erase the record',
      restriction: 'Only store the record',
      objection: 'Object to a use of the record',
      question: 'A question about the data',
    },
    kindHints: {
      access: 'What the practice keeps about you, why, and who has seen it.',
      copy: 'To take with you.',
      correction: 'Something in it is wrong or missing.',
      erasure: 'What the law makes the practice keep stays; it says what and why.',
      restriction: 'Used for nothing else while something is being settled.',
      objection: 'A use that you do not want.',
      question: 'No law sets a time for it.',
    },
    laws: {
      gdpr: 'European Union or EEA',
      hipaa: 'United States',
      egypt: 'Egypt',
      other: 'Elsewhere, or I do not know',
    },
    requests: {
      title: { client: 'My requests', therapist: 'Requests to the practice' },
      none: {
        client: 'Nothing asked yet. A request to the practice shows here until when it has to be answered.',
        therapist: 'Nobody has asked for anything.',
      },
    },
    asked: { mine: 'To {{name}}, {{time}}', theirs: 'From {{name}}, {{time}}' },
    tasks_one: '{{count}} request to the practice',
    tasks_other: '{{count}} requests to the practice',
    clock: {
      running_one: '{{count}} day left, until {{day}}.',
      running_other: '{{count}} days left, until {{day}}.',
      today: 'Due today, {{day}}.',
      overdue_one: 'Overdue by {{count}} day, since {{day}}.',
      overdue_other: 'Overdue by {{count}} days, since {{day}}.',
      unsure:
        'The clock of this computer jumped, so no days are counted until O7 has said what time it is. The last day is {{day}}.',
      unsent: 'Waits on this computer and goes out with the next connection.',
      settled: 'Answered.',
      extended: 'The practice moved the last day on once, and said why.',
      holidays: 'Public holidays are not taken into account; by law the last day may be a later one.',
    },
    noLimit: {
      law: 'This law sets no time limit for it.',
      other: 'No law was named, so no days are counted. The law of that country may set a limit.',
    },
    overdueMine: 'You can ask once more in the conversation, or turn to the authority:',
    overdueTheirs: 'Answer it now. What cannot be done can be answered with a reason.',
    denied: 'If you do not agree, you can turn to the authority, or to a court:',
    anyAuthority: 'The data protection authority of that country.',
    source:
      'Limits after {{source}}. The official text decides; they were not compared with it for this version.',
    answer: {
      open: 'Answer…',
      title: 'Answer a request',
      outcome: 'Your answer',
      ground: 'Why not, by law',
      words: 'In your words',
      wordsHint: 'Optional. The person reads this.',
      wordsNeeded: 'Needed here: the person reads why.',
      byHand: 'Answering does nothing by itself: send, correct or delete first, then say so here.',
      send: 'Send the answer',
      sent: 'Answered. There is a receipt below.',
    },
    outcomes: { done: 'Done', partly: 'Partly done', refused: 'No', extended: 'Later' },
    outcomeHints: {
      done: 'All that was asked for.',
      partly: 'With the reason for the rest.',
      refused: 'With the reason.',
      extended: 'Once, until {{day}}, with the reason.',
    },
    grounds: {
      mustKeep: 'The law makes the practice keep it',
      legalClaims: 'It is needed for a legal claim',
      othersRights: 'It would reveal somebody else',
      endangers: 'It is likely to endanger somebody’s life or safety',
      ownNotes: 'Psychotherapy notes kept apart from the record',
      correctAlready: 'It is right and complete as it is',
      notHeld: 'The practice does not hold it',
      excessive: 'The same was asked for again and again',
      notSure: 'It is not certain who asks',
      other: 'Another reason',
    },
  },
} as const;
