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
    },
  },
} as const;
