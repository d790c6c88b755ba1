// Texts of backups and of bringing one back.

export const backup = {
  backup: {
    kit: {
      news: 'New recovery words were made on another computer of yours on {{date}}. Those of before open nothing any more.',
      look: 'Look at the kit',
      title: 'Recovery kit',
      none: 'There is no recovery kit yet. Without one, a broken computer takes the messages with it, and no backup can be made.',
      made: 'Made on {{date}}.',
      stored: 'The sealed identity that the words open is stored at O7, unreadable there.',
      waiting: 'The sealed identity that the words open still waits for a connection to O7.',
      make: 'Make a recovery kit',
      renew: 'Make a new kit',
      renewHint: 'For words that are lost or were seen by somebody. The old ones open only older backups.',
    },
    now: {
      title: 'Backup',
      sentence:
        'One sealed file with messages, people, labels and settings. Only the words of your recovery kit open it.',
      make: 'Make a backup now…',
      running: 'Writing the backup, then reading it back',
      cancel: 'Stop this backup',
      made: 'The backup is written. It was read back and is whole.',
      cancelled: 'Stopped. No unfinished file was left behind.',
    },
    daily: {
      title: 'Every day by itself',
      off: 'Choose a folder, best on a stick or another disk. The seven newest are kept.',
      on: 'Once a day into the folder {{folder}}. The seven newest are kept.',
      choose: 'Choose a folder…',
      change: 'Another folder…',
      stop: 'Stop the daily backup',
    },
    list: {
      title: 'Backups this computer knows of',
      none: 'None yet.',
      messages_one: '{{count}} message',
      messages_other: '{{count}} messages',
      superseded: 'Opens with the words of then',
      places: { file: 'By hand', folder: 'Daily' },
    },
    problem: 'The last try did not succeed. {{reason}}',
    honest: {
      title: 'What to know',
      never: 'Never inside: the keys of conversations, keys for logging in, and what was meant to disappear.',
      deleted:
        'What is deleted here stays in backups that were made before. Delete those files yourself when you want it gone everywhere.',
      words: 'Without the words a backup cannot be opened by anybody.',
    },
    damagedAt:
      'This backup is damaged {{percent}} of the way through, at {{offset}} of {{size}}. Another copy of it may be whole.',
  },
  restore: {
    title: 'Bring back a backup',
    sentence:
      'You need the backup file and the words of the recovery kit. What is on this computer now stays as it is until everything is back.',
    choose: 'Choose the backup file…',
    chooseOther: 'Another file…',
    file: 'The chosen backup',
    made: 'Made',
    size: 'Size',
    go: 'Bring it back',
    running: 'Bringing back',
    cancel: 'Stop',
    cancelled: 'Stopped. Nothing was changed.',
    back: 'Brings back messages, people, labels, settings and what was verified. This computer becomes a new device and joins the conversations again.',
  },
} as const;
