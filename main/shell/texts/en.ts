// English words of everything native: menus, tray, notification.

export const en = {
  somethingNew: 'Something new',
  unread: 'Unread messages',
  untitled: 'Untitled',
  /** Completes "O7 Therapy is trying to …". */
  unlock: 'unlock your messages',
  app: {
    about: 'About O7 Therapy',
    settings: 'Settings…',
    hide: 'Hide O7 Therapy',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    quit: 'Quit O7 Therapy',
    open: 'Open O7 Therapy',
    lock: 'Lock now',
    hideAll: 'Show an empty screen',
  },
  file: { name: 'File', invite: 'Invite somebody…', closeWindow: 'Close window' },
  edit: {
    name: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
  },
  view: {
    name: 'View',
    find: 'Find a person or an action…',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    zoomReset: 'Usual size',
    theme: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    fullScreen: 'Full screen',
  },
  window: { name: 'Window', minimise: 'Minimise', zoom: 'Fit to screen', front: 'Bring all to front' },
  files: {
    saveReport: 'Save the report',
    report: 'Text',
    saveLog: 'Save the security log',
    log: 'Security log',
    saveBackup: 'Save a backup',
    backup: 'O7 Therapy backup',
    backupFolder: 'Folder for the daily backup',
    chooseFolder: 'Use this folder',
    openBackup: 'Choose a backup',
    saveKit: 'Save the recovery kit as PDF',
    kit: 'Recovery kit',
    choose: 'Choose files to send',
    send: 'Send',
    save: 'Save the file',
    programWarning:
      'This file is a program or a script. Whoever opens it may give it control of this computer. Save it only if you asked for it.',
    saveAnyway: 'Save anyway',
    cancel: 'Cancel',
    notShown: 'This file cannot be shown.',
  },
  help: { name: 'Help', now: 'Help now', shortcuts: 'Keyboard shortcuts' },
};

/** What every language must say. */
export type ShellTexts = typeof en;
