// Texts of the settings and of the cheat sheet of shortcuts.

export const settings = {
  settings: {
    title: 'Settings',
    tabs: {
      general: 'General',
      practice: 'Practice',
      lock: 'Lock',
      device: 'This device',
      devices: 'My computers',
      backup: 'Backup',
      log: 'Security log',
    },
    appearance: {
      title: 'Appearance',
      stored:
        'Once you choose, theme, contrast, language and size are kept in one small file on this computer. O7 never sees it.',
      theme: 'Theme',
      themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
      contrast: 'Contrast',
      contrasts: { system: 'As the system', more: 'More' },
      language: 'Language',
      zoom: 'Size of everything',
    },
    notifications: {
      title: 'Notifications',
      stored:
        'Once you choose, these choices are kept in one small file on this computer. O7 never learns them.',
      enabled: 'Say “Something new” when a message comes',
      enabledHint:
        'Only these two words, without a sound: never who wrote or what. While this window is in front nothing appears.',
      unavailable: 'This computer offers no notifications just now.',
      quiet: 'Quiet hours',
      quietHint: 'Nothing appears between these times of this computer’s clock. Messages still arrive.',
      from: 'From',
      to: 'Until',
    },
    computer: {
      title: 'This computer',
      stored: 'Only about this computer, and stays on it. More under Privacy → Storage.',
      closeToTray: 'Go on running when the window is closed',
      closeToTrayHint:
        'Messages still arrive. An icon near the clock, or in the Dock on a Mac, opens the window again; it shows no name.',
    },
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    groups: {
      everywhere: 'Everywhere',
      people: 'People',
      writing: 'Writing',
      line: 'At a message',
      window: 'Window',
    },
    palette: 'Find a person or an action',
    back: 'Back to the conversation',
    search: 'Search people',
    previous: 'Previous conversation',
    next: 'Next conversation',
    nth: 'The first to ninth person of the list',
    send: 'Send',
    line: 'New line',
    editLast: 'Change my last message (in an empty field)',
    lineMenu: 'Everything that can be done with it',
    lineWalk: 'To the message before or after',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomReset: 'Usual size',
    close: 'Close the window',
    quit: 'Quit',
  },
} as const;
