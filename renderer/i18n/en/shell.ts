// Texts that stand around every screen.

export const shell = {
  app: { name: 'O7 Therapy', opening: 'Opening…' },
  common: {
    back: 'Back',
    cancel: 'Cancel',
    close: 'Close',
    continue: 'Continue',
    copied: 'Copied',
    oneMoment: 'One moment…',
    tryAgain: 'Try again',
  },
  rail: { name: 'Places', talk: 'Talk', invitations: 'Invitations', privacy: 'Privacy' },
  appearance: {
    languageNames: { en: 'English', ar: 'العربية' },
    toDark: 'Dark theme',
    toLight: 'Light theme',
  },
  connection: {
    offline: 'Offline since {{time}}.',
    waiting_one: '{{count}} message will go out.',
    waiting_other: '{{count}} messages will go out.',
    connecting: 'Connecting…',
    engine: {
      restarting: 'The app’s engine is starting again. Nothing was lost.',
      restarted: 'The app’s engine restarted. Nothing was lost.',
    },
  },
  help: {
    name: 'Help now',
    call: 'In danger, or afraid of what might happen? Call your local emergency number now.',
    notEmergency:
      'Your therapist is not an emergency service and may not see a message for hours. O7 does not watch conversations and cannot send anyone.',
    near: 'Go to somebody near you: a friend, a neighbour, a relative. Say that you need company now.',
    notAlone: 'The emergency department of any hospital is open day and night, also for this kind of pain.',
    safePlace: 'If somebody near you is the danger, go to a place with other people first, then call.',
    numbers:
      'Help lines by region are not in this version yet. The region will be chosen by you, never guessed from your connection.',
    notLogged: 'Opening this page is not written down anywhere, here or at O7.',
  },
  palette: {
    name: 'Find a person or an action',
    open: 'Find (Ctrl or Cmd + K)',
    search: 'Find a person or an action…',
    results: 'Results',
    people: 'People',
    actions: 'Actions',
    nothing: 'Nothing found.',
    talk: 'Back to the conversation',
    invite: 'Invite somebody',
    privacy: 'What we hold',
    language: 'العربية: switch language',
  },
} as const;
