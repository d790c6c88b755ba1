// Texts of passcodes, of the locked window, and of who uses this computer.

export const lock = {
  passcode: {
    name: 'Passcode',
    show: 'Show the passcode',
    hide: 'Hide the passcode',
    fresh: 'New passcode',
    freshHint: 'At least {{min}} characters. A few words together are easy to remember and hard to guess.',
    repeat: 'The same once more',
    current: 'Present passcode',
    mismatch: 'These two are not the same.',
    lost: 'Nobody can look it up or reset it, O7 neither. Only a recovery kit opens the messages without it.',
  },
  lock: {
    title: 'Locked',
    sentence: 'Everything here is sealed. Nothing is fetched before it is unlocked.',
    unlock: 'Unlock',
    touch: 'Unlock with Touch ID',
    wait: 'The next try counts in {{time}}.',
    words: 'Use the recovery words instead',
    forgot: 'Forgot the passcode?',
    noKit:
      'There is no recovery kit for this profile. Without the passcode nobody can open these messages, O7 neither. Trying costs nothing but time: no number of tries deletes anything.',
    now: 'Lock',
    nowTitle: 'Lock now',
    hideAll: 'Show an empty screen',
    needsPasscode: 'To lock O7 it needs a passcode first. It can be set here.',
  },
  protection: {
    who: 'Who uses this computer?',
    choices: { me: 'Only me', others: 'Others too' },
    hints: {
      me: 'The system’s keychain keeps the key. A passcode can be set later.',
      others: 'O7 locks itself and asks for a passcode each time.',
    },
    means: 'What “others too” changes',
    always: 'O7 asks for the passcode each time, and the keychain alone opens nothing.',
    locks: 'It locks when the window is closed and after 1 minute without anybody.',
    quiet: 'No icon near the clock, no number of new messages, no notification.',
    cannot:
      'What cannot be hidden: O7 in the list of programs and in the task bar, the system’s own logs, and somebody who watches the screen or the keyboard.',
  },
  keychain: {
    title: 'This computer offers no safe place for your key',
    unavailable:
      'O7 keeps your key in the system’s keychain, and this system’s keychain does not answer. Nothing was written yet.',
    weak: 'O7 keeps your key in the system’s keychain, and this one stores keys without protection. Nothing was written yet.',
    choice: 'There are two honest ways on:',
    first:
      'Set up a keychain (on Linux: GNOME Keyring or KWallet with a password), or log out and in again. Then try again.',
    second:
      'Use a passcode as the second half of the key. The first half then lies in a file beside the messages: whoever copies the folder needs only the passcode, so a long one counts.',
    use: 'Use a passcode instead',
    goOn: 'Go on with this passcode',
    stop: 'Stop here',
  },
  lockSettings: {
    sample: 'The sample practice lies in memory only. There is nothing in it to lock; closing it forgets it.',
    passcode: {
      title: 'Passcode',
      none: 'No passcode is set. Whoever sits at this computer with your login can open O7.',
      set: 'O7 asks for a passcode before it opens.',
      add: 'Set a passcode',
      change: 'Change the passcode',
      remove: 'Remove the passcode',
      needed: 'While others use this computer too, the passcode cannot be removed.',
      neededAlone: 'On this computer the passcode is half of the key and cannot be removed.',
      save: 'Save the passcode',
      stored: 'The passcode is written nowhere. Together with the keychain it makes the key anew each time.',
    },
    idle: {
      title: 'Lock by itself',
      after: 'After this long without anybody',
      minutes_one: '{{count}} minute',
      minutes_other: '{{count}} minutes',
      also: 'Also when the system locks its screen or goes to sleep. {{keys}} locks at once.',
      none: 'Without a passcode nothing locks by itself.',
    },
    shared: {
      title: 'Who uses this computer?',
      switch: 'Others use this computer too',
      turnOn: 'Lock for a shared computer',
      turnOff: 'Only I use it now',
      needs: 'Set a passcode first.',
    },
    touch: {
      title: 'Touch ID',
      switch: 'A finger opens O7 for eight hours after the passcode',
      weaker:
        'This is weaker: Touch ID says only yes or no, so O7 keeps what the passcode made in its memory over a lock. After eight hours, and after every start, the passcode is asked for.',
      turnOn: 'Allow Touch ID',
      turnOff: 'Only the passcode',
    },
    covers: {
      title: 'What a lock covers, and what not',
      ends: 'When O7 locks, the part of it that holds keys ends, and the window is built anew. After that no process of O7 holds a key.',
      quiet:
        'While it is locked nothing is fetched: O7 keeps what comes, and only a number of messages is told.',
      help: 'Help now stays within reach.',
      outside:
        'Outside of a lock: what the system wrote from memory to its disk, somebody who watches, programs that record the keyboard or the screen.',
      hide: '{{keys}} shows an empty screen at once, whatever stands there, and locks behind it.',
    },
  },
} as const;
