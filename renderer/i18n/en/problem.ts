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
    do: 'If this is a copy, open O7 on the computer it came from. If the keychain was reset, put its backup back, then try again.',
  },
  keychainWeak: {
    title: 'This keychain is too weak for your messages',
    what: 'The keychain that this system offers stores keys without protection. O7 refuses to put the key of your messages there.',
    do: 'Set up a real keychain (on Linux: GNOME Keyring or KWallet with a password), then try again.',
  },
  keyFileDamaged: {
    title: 'The key file is damaged',
    what: 'The small file that opens your messages together with the keychain cannot be read.',
    do: 'Put the folder of this profile back from a backup, then try again. Do not delete anything.',
  },
  keyFileMissing: {
    title: 'The key file is missing',
    what: 'Your sealed messages are here, but the small file that opens them is not.',
    do: 'Look for a backup of the profile’s folder and put the file key.json back, then try again.',
  },
  keyFileWrongKey: {
    title: 'The key does not fit',
    what: 'The keychain answered, but its key does not open this profile. It belongs to another copy or another computer.',
    do: 'If you restored a backup, restore the keychain of the same day too. Then try again.',
  },
  storeDamaged: {
    title: 'The message store is damaged',
    what: 'The encrypted file that holds your messages cannot be read as a whole.',
    do: 'Close the app and check the disk. If you have a backup of this profile, put it back, then try again.',
  },
  storeMissing: {
    title: 'The message store is missing',
    what: 'The key is here, but the encrypted file that holds your messages is not.',
    do: 'Look for a backup of the profile’s folder and put it back, then try again. Nothing new is started in its place.',
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
