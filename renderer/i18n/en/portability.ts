// Texts of exports, and of bringing one along.

export const portability = {
  portability: {
    export: {
      title: 'Take everything with you',
      sentence:
        'One ZIP file: your conversations with their files to read in any browser, the same as JSON for programs, and what is kept about you here, with checksums. It is made on this computer; O7 is not asked.',
      law: 'GDPR 15(3), 20',
      begin: 'Export…',
      how: 'Who can open it',
      plain: 'Anybody who has the file',
      plainHint:
        'Anybody who opens this file can read everything in it. Keep it where only you can reach it.',
      sealed: 'Only with a passphrase',
      sealedHint:
        'Without the passphrase nobody can open it, not you and not O7. Any other computer with this app, or the command in the documentation, opens it with it.',
      passphrase: 'Passphrase',
      again: 'The passphrase again',
      differs: 'These are not the same.',
      save: 'Choose where and export…',
      cancel: 'Stop the export',
      close: 'Not now',
      running: 'Writing the export',
      cancelled: 'The export was stopped. Nothing of it was left behind.',
      done_one: 'Written: {{count}} message, {{size}}.',
      done_other: 'Written: {{count}} messages, {{size}}.',
    },
    import: {
      title: 'Bring along an export',
      sentence:
        'What you exported from another installation can be read and searched here, as “Brought along from an earlier export”. It can be deleted and exported again; nothing can be written in it, and no keys come with it. Your name here stays as it is.',
      law: 'GDPR 20',
      empty: 'This is possible as long as nothing has been written here.',
      choose: 'Choose an export…',
      chosen: 'The chosen export',
      madeAt: 'Made {{time}}',
      sealed: 'Sealed with a passphrase',
      passphrase: 'Its passphrase',
      go: 'Bring it along',
      other: 'Choose another one…',
      cancel: 'Stop',
      running: 'Checking everything first, then bringing it along',
      cancelled: 'It was stopped. Nothing of it is here.',
      done_one: 'Here now: {{count}} message.',
      done_other: 'Here now: {{count}} messages.',
    },
    brought: {
      moving:
        'Conversations that were brought along from an export do not move. Export everything again, or make a backup, before this computer is erased.',
      mark: 'Brought along from an earlier export',
      sentence:
        'Brought along from an earlier export on {{time}}. It can be read, and nothing can be written in it.',
    },
  },
} as const;
