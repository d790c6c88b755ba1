// Texts of the five promises.

export const promises = {
  promises: {
    title: 'What we promise',
    sealed: {
      title: 'Only the two of you can read it',
      sentence:
        'Every message is sealed on the computer it is written on and opened on the other one. O7 carries it and cannot read it.',
    },
    notRecorded: {
      title: 'Nothing is recorded',
      sentence:
        'There is no recording of any kind in this app. Only the text you send is kept, on the computers of the conversation.',
    },
    listed: {
      title: 'You see everything that is kept',
      sentence:
        'Each kind of data is listed with its count: where it is, why, and until when. Messages can be deleted from this computer, one or many.',
    },
    nickname: {
      title: 'A nickname is enough',
      sentence:
        'No name, no e-mail, no phone number, no birth date. The nickname itself travels sealed; O7 cannot read it.',
    },
    help: {
      title: 'Help is one press away',
      sentence:
        'A therapist is not an emergency service and may not see a message for hours. Help now has numbers to call, also offline.',
    },
    proof: { sees: 'See what O7 sees', holds: 'See what we hold', help: 'Help now' },
  },
} as const;
