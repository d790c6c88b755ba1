// Texts of Settings → This device.

export const device = {
  device: {
    sample: 'The sample practice is not on this computer’s disk: it lies in memory until it is left.',
    where: {
      title: 'On this computer',
      size: 'Size',
      sizeValue: '{{bytes}} in {{files}}',
      files_one: '{{count}} file',
      files_other: '{{count}} files',
      since: 'Here since',
      backup: 'Last backup',
      noBackup: 'None yet',
      show: 'Show the folder',
    },
    aside: {
      title: 'The former profile',
      sentence:
        'What could not be opened was kept when your messages were brought back: {{bytes}}, sealed under its own keys. What is deleted now stays in it.',
      remove: 'Remove it with its keys',
      means:
        'Nobody can open it after that, not even with the words. Nothing of the present profile changes.',
    },
    keys: {
      title: 'Keys',
      backend: 'Kept by',
      backends: {
        libsecret: 'The system’s keychain (Secret Service)',
        'macos-keychain': 'The keychain of macOS',
        'windows-credential-vault': 'The credential vault of Windows',
        none: 'No keychain: half of the key lies in a file here, the passcode is the other half',
      },
      binding: 'Bound to this machine',
      bindings: {
        on: 'Yes. A copied folder does not open elsewhere; somebody with the whole disk and your login can imitate this machine.',
        off: 'Not yet. It is switched on with the recovery kit; until then only the keychain binds.',
        unavailable: 'No. This system tells O7 nothing by which it could know the machine again.',
      },
      age: 'Keys made',
      cost: 'A try of the passcode costs',
      costValue_one: '{{memory}} MiB of memory, {{count}} pass',
      costValue_other: '{{memory}} MiB of memory, {{count}} passes',
      noPasscode: 'No passcode is set',
    },
    check: {
      title: 'Integrity check',
      sentence:
        'Reads every page of the encrypted file, checks its seal, then every reference inside. Nothing is changed.',
      start: 'Check now',
      running: 'Checking',
      whole: 'Everything is whole: {{bytes}} in {{pages}} read.',
      pages_one: '{{count}} page',
      pages_other: '{{count}} pages',
      damaged_one: '{{count}} place is damaged.',
      damaged_other: '{{count}} places are damaged.',
      what: {
        page: 'A page of the file',
        log: 'A page of the journal',
        reference: 'A reference between lines',
        index: 'The search index',
        attachment: 'An attachment',
      },
      at: 'at {{place}}',
      todo: 'Make a backup of what can be read, then bring it back. Nothing gets better by waiting.',
    },
    change: {
      title: 'Change keys',
      sentence:
        'Makes a new key for everything here and writes the file anew. Worth it when somebody may have copied the key.',
      backups:
        'Backups made before stay as they are: they open with the words of then, and this cannot take them back.',
      start: 'Change keys…',
      confirm: 'Change keys',
      running: 'Writing everything under the new key',
      done: 'Everything here has a new key now.',
    },
    forget: {
      title: 'Forget this device',
      sentence: 'Removes messages, keys and settings of this profile from this computer.',
      start: 'Forget this device…',
      asks: 'This cannot be taken back',
      goes: 'Gone from here: all messages, drafts, labels, the keys, the entry in the keychain.',
      withKit: 'With the words of the recovery kit you can come back as the same person.',
      withoutKit:
        'There is no recovery kit: nobody can bring these messages back, and you cannot come back as the same person.',
      type: 'Type “{{word}}” to go on',
      word: 'forget',
      wrongWord: 'This is not the word.',
      confirm: 'Forget this device',
    },
  },
} as const;
