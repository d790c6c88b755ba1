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
    undo: 'Undo',
  },
  rail: {
    name: 'Places',
    talk: 'Talk',
    sessions: 'Sessions',
    invitations: 'Invitations',
    privacy: 'Privacy',
  },
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
