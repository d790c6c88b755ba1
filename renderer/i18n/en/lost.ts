// Texts about a lost or stolen computer.

export const lost = {
  lost: {
    title: 'A computer of yours is lost',
    sentence:
      'If a computer with O7 on it was lost or stolen, shut it out from here. If this is your only one, come back with your recovery words on another computer first, then do it there.',
    start: 'My computer is lost…',
    lastReport: 'Report of {{date}}',
    asks: 'Shut out all other computers?',
    effects: {
      others:
        'All your other computers are shut out at once, as soon as O7 is reached. Those you still have are linked again afterwards.',
      key: 'Your account gets a new key. The old one on the lost computer opens nothing any more.',
      people:
        'The people you write with are told that your key changed. Whoever had verified you compares the safety number again before anything more is sent to you.',
      kit: 'Your recovery words stop working, because they may have been beside the computer. Make a new kit right after. Open invitations end too, because their codes are on it.',
      there:
        'What is on the lost computer is not erased by this. There it is protected by your keychain, and by the passcode if you set one.',
    },
    confirm: 'Shut them out and make a new key',
    report: {
      title: 'Report about a lost computer',
      when: 'Done on {{time}}.',
      noneRemoved: 'No other computer was on the account any more.',
      removed_one: '{{count}} computer was shut out: {{names}}.',
      removed_other: '{{count}} computers were shut out: {{names}}.',
      key: 'The account has a new key. The list that says so is signed by the key before.',
      told: 'The service knows it. It delivers nothing to the other computers any more.',
      notTold: 'The service does not know it yet: it is told with the next connection.',
      readable:
        'As much as here may lie on the lost computer: people: {{people}}, conversations: {{conversations}}, messages: {{messages}}.',
      protection:
        'There it is encrypted. Who has that computer and its login can read it while no passcode is set; with a passcode they have to guess it.',
      kit: 'The recovery words from before work no more.',
      noKit: 'There was no recovery kit.',
      newKit: 'Make a new recovery kit',
      save: 'Save the report…',
      saved: 'The report is saved.',
    },
  },
} as const;
