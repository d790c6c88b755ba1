// Texts of "Contact us".

export const contact = {
  contact: {
    title: 'Contact us',
    open: 'Write to O7',
    crisis: 'If you or somebody else is in danger, do not wait for an answer here.',
    intro:
      'For anything about this app, your data or your rights, with an account or without one. What you write to your therapist belongs into your conversation.',
    who: 'The people who run this service read it, not your therapist. They open it by hand, normally on working days; nobody watches it at night.',
    sealed:
      'It is sealed on this computer to their key. The service that carries it learns neither the words, nor your address, nor which account wrote it. Nothing leaves before you press Send.',
    keptHere: 'Offline it waits in your encrypted store until the service is reached.',
    keptNowhere:
      'Nothing of it is written on this computer. Offline it waits as long as the app stays open, and no longer.',
    kept: 'O7 keeps it, sealed, for at most 180 days. You can take it back here.',
    sample: 'The sample practice is not connected. Leave it to write to O7.',
    words: 'Your message',
    wordsHint: 'Say who you are only if it matters. Never send recovery words or a passcode.',
    reply: {
      label: 'Where may an answer come?',
      app: 'Here, in the app',
      appHint: 'Sealed to a key of this one message.',
      email: 'By e-mail',
      emailHint: 'An e-mail is not end-to-end encrypted, and shows that you wrote to O7.',
      none: 'No answer needed',
      noneHint: 'Nobody can ask you back.',
    },
    address: 'E-mail address',
    addressHint: 'It stands inside the sealed message and nowhere else.',
    send: 'Send',
    taken: 'Taken. Where it is stands below.',
    before: 'What you wrote',
    waits: 'Written on {{time}}, waits for the connection.',
    waitsOpen: 'Written on {{time}}, waits for the connection as long as the app stays open.',
    sent: 'Handed in on {{time}}.',
    answered: 'O7 answered on {{time}}:',
    remove: 'Take back and delete',
    removeHint:
      'Taking back deletes it here and at O7, except where somebody has read it already: nobody forgets on request.',
  },
} as const;
