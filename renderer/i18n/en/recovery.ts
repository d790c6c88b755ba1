// Texts of the recovery kit: making it, printing it, using it.

export const recovery = {
  recovery: {
    putAway: 'Put this away for now',
    client: {
      title: 'Keep your messages if this computer breaks',
      today:
        'They live on this computer. If it breaks, or its keychain is lost, nobody can open them any more, not even O7.',
      make: 'Make a recovery kit',
    },
    therapist: {
      title: 'If this computer breaks',
      today:
        'Your conversations, your private labels and your keys live on this computer. If it breaks, or its keychain is lost, nobody can open them any more, not even O7.',
      later:
        'That is why a recovery kit comes before your first invitation: one page of words that opens everything again. It takes about three minutes and a pen or a printer.',
    },
    gate: {
      title: 'First, a recovery kit',
      sentence: 'Then you invite the first person.',
    },
    steps: {
      why: {
        title: 'A recovery kit',
        opens:
          'Twenty-four words that open your messages again when this computer breaks, is replaced, or loses its keychain.',
        only: 'Only you will have them. O7 does not, and nobody can make them again later.',
        need: 'About three minutes, and a pen or a printer. Best where nobody looks over your shoulder.',
        replaces:
          'There is a kit already, made on {{date}}. The new words take its place. The old ones open only backups made before.',
        start: 'Show the words',
      },
      words: {
        title: 'Write these down or print them',
        sentence: 'All three are the same key; one of them is enough.',
        form: 'Form of the key',
        forms: { words: 'Words', groups: 'Digits', card: 'QR card' },
        wordsName: 'The twenty-four words, in their order',
        groupsName: 'Seventeen groups of five digits, in their order',
        cardName: 'The key as a QR code',
        cardHint: 'A phone that scans this may keep it or send it on. Paper is safer.',
        keep: 'Keep the page where you keep your passport. Whoever has it can read everything.',
        print: 'Print',
        pdf: 'Save as a PDF…',
        continue: 'I have written them down',
      },
      pdf: {
        title: 'A file can be read by others',
        sentence:
          'Whoever gets this computer, a copy of its disk or its cloud folders gets the words too. Better is paper. If it has to be a file, save it to a stick that you keep elsewhere.',
        yes: 'Save the PDF all the same',
        saved: 'The PDF is saved. Move it off this computer soon.',
      },
      ask: {
        title: 'Three of the words, to be sure',
        sentence: 'Please look at your page, not at your memory.',
        word: 'Word {{position}}',
        wrong: 'That is not word {{position}} of this kit.',
        back: 'Back to the words',
        confirm: 'Check the words',
      },
      done: {
        title: 'Your recovery kit is in force',
        opensTitle: 'What the words open',
        opensHere: 'Your messages on this computer, if its keychain or its parts change.',
        opensBackup: 'Every backup made from now on, on any computer.',
        opensIdentity: 'Who you are and whom you write with, on a new computer.',
        notTitle: 'What they do not',
        notText: 'Words alone bring back no messages on a new computer: those come from a backup.',
        notLost:
          'If the words are lost, nobody can find them for you. You can make new ones while the app opens.',
        finish: 'Done',
      },
    },
    page: {
      title: 'Recovery kit for O7 Therapy',
      made: 'Made on {{date}}',
      what: 'These words open messages, backups and the identity that belong to them. Whoever holds this page can read everything.',
      keep: 'Keep it where you keep your passport. Not in a photo, not in an e-mail, not in a cloud.',
      use: 'To use it: open O7 and choose to use the recovery words. The words, the digits and the picture are the same key; one of them is enough.',
      words: 'Words',
      groups: 'Digits',
    },
    typed: {
      label: 'The words or digits of the recovery kit',
      hint: 'Twenty-four words in their order, or seventeen groups of five digits. Pasted or typed; the first four letters of a word are enough.',
      wordCount_one: '{{count}} word of 24',
      wordCount_other: '{{count}} words of 24',
      groupCount_one: '{{count}} group of 17',
      groupCount_other: '{{count}} groups of 17',
      wrongWord: 'Word {{position}} cannot be right: “{{text}}” is not in the list.',
      wrongGroup: 'Group {{position}} cannot be right.',
      tooMany: 'These are too many.',
      check: 'Something in these does not fit together. Please compare each with your page.',
      checkWord: 'Word {{position}} cannot be right. Please compare it with your page.',
    },
    use: {
      withoutKeychain: 'Use a passcode instead',
      unlock: {
        title: 'Use the recovery words',
        sentence:
          'The words open the messages on this computer. It gets new keys; the kit itself stays as it is.',
        go: 'Open my messages',
      },
      identity: {
        title: 'Use the recovery words',
        sentence:
          'The words bring back who you are and whom you write with. Messages of before come from a backup.',
        go: 'Bring back my conversations',
      },
    },
  },
} as const;
