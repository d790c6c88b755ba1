// Texts of the screens that stand when a profile cannot be opened.

export const problem = {
  title: 'Your messages cannot be opened right now',
  safe: 'What is safe: your messages are still here, sealed, and nothing on this computer was changed.',
  unchanged: 'What is safe: nothing on this computer was changed.',
  todo: 'What to do',
  quit: 'You can also close the window and come back later.',
  code: 'For support:',
  keychainUnavailable: {
    title: 'This computer’s keychain does not answer',
    what: 'The key to your messages is kept in the system’s keychain, and the keychain is not running. O7 never falls back to a weaker place.',
    do: 'Start the keychain of your system (on Linux: GNOME Keyring or KWallet), or log out and in again. Then try again.',
  },
  keychainLocked: {
    title: 'The keychain is locked',
    what: 'The key to your messages is in the system’s keychain, and the keychain is locked.',
    do: 'Unlock the keychain with its password, then try again.',
  },
  keychainEntryMissing: {
    title: 'The key is no longer in the keychain',
    what: 'Your sealed messages are here, but the system’s keychain does not hold their key any more. This happens when a profile is copied to another computer or the keychain was reset.',
    do: 'If this is a copy, open O7 on the computer it came from. If the keychain was reset or this is a new computer, the recovery words open the messages again.',
  },
  otherMachine: {
    title: 'This is another computer than the key knows',
    what: 'Files and keychain are in order, but the key is bound to another machine. This happens when both were copied, when the main board was exchanged, or when a virtual computer was made anew.',
    do: 'Open O7 on the computer it came from. If this one has taken its place, the recovery words bind the key to it.',
  },
  keychainWeak: {
    title: 'This keychain is too weak for your messages',
    what: 'The keychain that this system offers stores keys without protection. O7 refuses to put the key of your messages there.',
    do: 'Set up a real keychain (on Linux: GNOME Keyring or KWallet with a password), then try again.',
  },
  keyFileDamaged: {
    title: 'The key file is damaged',
    what: 'The small file that opens your messages together with the keychain cannot be read.',
    do: 'Do not delete anything. The recovery words make a new key file from what is still here; without them, a copy of the file key.json from before helps.',
  },
  keyFileNewer: {
    title: 'The key file was written by a newer version',
    what: 'A newer version of O7 has written the small file that opens your messages. This version does not know its form and does not touch it.',
    do: 'Install the newer version of O7 and open it there.',
  },
  keyFileMissing: {
    title: 'The key file is missing',
    what: 'Your sealed messages are here, but the small file that opens them is not.',
    do: 'Look for the file key.json, perhaps in the bin or in a copy of the folder, and put it back. The recovery words make a new one.',
  },
  keyFileWrongKey: {
    title: 'The key does not fit',
    what: 'The keychain answered, but its key does not open this profile. It belongs to another copy or another computer.',
    do: 'If the folder was put back from an earlier day, put the keychain of the same day back too. The recovery words open the messages without it.',
  },
  storeDamaged: {
    title: 'The message store is damaged',
    what: 'The encrypted file that holds your messages cannot be read as a whole.',
    do: 'Check the disk first: a failing disk damages more each day. Then choose one of the ways below; the damaged file is not changed by any of them.',
  },
  storeMissing: {
    title: 'The message store is missing',
    what: 'The key is here, but the encrypted file that holds your messages is not.',
    do: 'Look for the file, perhaps in the bin or in a copy of the folder, and put it back. Or bring back a backup. Nothing new is started in its place by itself.',
  },
  olderCopy: {
    title: 'An older copy of your data was put back',
    what: 'The messages on this computer are from an earlier day than the service remembers. Going on with the old keys would not be safe, so this computer has to become a new device first.',
    do: 'Connect to the internet and try again. If it stays like this, the recovery words bring the newest state back.',
  },
  newer: {
    title: 'These messages were saved by a newer version',
    what: 'A newer version of O7 has used this profile. This version does not know its form and does not touch it.',
    do: 'Install the newer version of O7 and open it there.',
  },
  diskFull: {
    title: 'The disk is full',
    what: 'There is no room to open your messages safely.',
    do: 'Free some space on this disk, then try again.',
  },
  readOnly: {
    title: 'The profile cannot be written',
    what: 'The folder of this profile is read-only for you.',
    do: 'Check the folder’s permissions, or ask whoever looks after this computer. Then try again.',
  },
  ways: {
    heading: 'Ways on',
    words: {
      sentence: 'The words of the recovery kit open these messages again and give them new keys.',
      go: 'Use the recovery words',
    },
    restore: {
      sentence: 'A backup file and the words bring messages, people and settings back.',
      go: 'Bring back a backup…',
    },
    earlierCopy: {
      sentence: 'O7 kept a checked copy from before its last update.',
      go: 'Go back to that copy…',
      asks: 'Go back to the copy before the update?',
      means:
        'What came in after the update is not in it. Your conversations then say that lines from those days may be missing. The damaged file is kept.',
      confirm: 'Go back to the copy',
    },
    salvage: {
      sentence: 'Reads every line that can still be read into a new file.',
      go: 'Save what can be read…',
      asks: 'Save what can be read?',
      means:
        'Every line that can be read moves into a new file. Lines on damaged pages are lost. The damaged file is kept beside it, and afterwards you are told how many came back.',
      confirm: 'Save what can be read',
      back_one: '{{count}} message came back.',
      back_other: '{{count}} messages came back.',
      lost_one: '{{count}} line could not be read.',
      lost_other: '{{count}} lines could not be read.',
      nothingLost: 'Nothing was lost.',
    },
    startAnew: {
      sentence: 'Removes this profile from this computer and begins with an empty one.',
      go: 'Start anew here…',
      asks: 'Start anew on this computer?',
      means:
        'First look whether one of the other ways helps: a kit on paper, a backup on a stick, an earlier copy of this folder. What is removed here cannot be brought back from here.',
      confirm: 'Go on',
    },
  },
  inUse: {
    title: 'O7 is already open with this profile',
    what: 'Another window uses the same messages. Two at once could damage them.',
    do: 'Go to the other window, or close it and try again.',
  },
  engineNotReady: {
    title: 'The app’s engine does not start',
    what: 'The part of O7 that holds your messages did not come up.',
    do: 'Try again. If it stays like this, close the app and open it again.',
  },
} as const;
