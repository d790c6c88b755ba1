// Texts of reporting an age, and of what the young person reads.

export const age = {
  age: {
    report: {
      open: 'Too young to be here?',
      title: '{{name}} is younger than they said?',
      label: 'How old is this person, as far as you know?',
      ages: { under13: 'Under 13', under18: '13–17' },
      paused: 'Their account is paused at once: nothing more is sent or received.',
      erased: 'In seven days everything that O7 holds of it is erased.',
      told: 'Their app says so in kind words, with Help now first. It says that the word came from the practice.',
      own: 'Your own copy of the conversation stays on your computers until you delete it. You may have a duty to keep it, or to delete it.',
      back: 'A mistake can be taken back until then. This goes into your security log.',
      yes: 'Pause and erase the account',
    },
    reported: {
      under13: 'You reported that this person is under 13.',
      under18: 'You reported that this person is between 13 and 17.',
      due: 'Their account is paused, and is erased on {{time}}.',
      takeBack: 'It was a mistake: take it back',
      clear: 'Delete my copy of the conversation',
    },
    paused: {
      line: 'This account is paused.',
      more: 'What does that mean?',
      title: 'Your account is paused',
      sentence:
        'Your therapist’s practice told us that you are younger than 18. So far this place is made for adults only, so we have to stop here. It is not because of anything you did or wrote.',
      due: 'On {{time}} everything that O7 holds of this account is erased. Until then nothing is sent or received.',
      soon: 'In a few days everything that O7 holds of this account is erased. Until then nothing is sent or received.',
      here: 'What stands on this computer stays here until you delete it. Your therapist keeps their own copy of what you wrote to each other.',
      wrong:
        'If your age is not what they think, tell your therapist, or write to us: a mistake can be taken back until then.',
    },
  },
} as const;
