// Texts of answers, edits, lines taken back, marks, and of what is told of reading and typing.

export const kinds = {
  kinds: {
    actions: {
      reply: 'Reply',
      edit: 'Edit',
      star: 'Star',
      unstar: 'Remove the star',
      pin: 'Pin in this conversation',
      unpin: 'Unpin',
      erase: 'Delete for everyone',
    },
    quote: {
      gone: 'Not on this computer',
      jump: 'Go to the message that is answered',
      file: 'A file',
    },
    edited: {
      mark: 'Edited',
      show: 'Edited. Show the first words',
      hide: 'Hide the first words',
      first: 'First words:',
    },
    erased: {
      mine: 'You took this message back.',
      theirs: 'This message was taken back.',
    },
    bar: {
      reply: 'Answer to {{name}}',
      replyToOwn: 'Answer to your own message',
      edit: 'Change your message',
      leaveReply: 'Do not answer this message',
      leaveEdit: 'Leave it as it was',
      save: 'Save the change',
    },
    erase: {
      title_one: 'Delete this message for everyone?',
      title_other: 'Delete {{count}} messages for everyone?',
      sentence: 'Words and files go on all sides.',
      unsent: 'What has not left this computer yet is simply never sent.',
      yes: 'Delete for everyone',
      done_one: 'Message taken back.',
      done_other: '{{count}} messages taken back.',
    },
    clear: {
      menu: 'Clear this conversation',
      title: 'Clear the conversation with {{name}}?',
      sentence: 'Every message in it is deleted on your computers. The conversation itself stays open.',
      undo: 'You can take it back for eight seconds, while the app is open. After that it is gone from the app’s files.',
      yes: 'Clear on my computers',
      done_one: '{{count}} message deleted on your computers.',
      done_other: '{{count}} messages deleted on your computers.',
    },
    pinned: {
      name: 'Pinned messages',
      one: 'Pinned: {{place}} of {{count}}',
      unpin: 'Unpin this message',
    },
    starred: {
      menu: 'Starred messages',
      title: 'Starred messages',
      empty: 'Nothing is starred yet. A star marks a message for you alone.',
      older: 'Show older ones',
      own: 'You',
    },
    marks: { starred: 'Starred', pinned: 'Pinned' },
    came: {
      removedDevice: 'From a computer that was removed since',
      removedDeviceMine: 'From a computer of yours that was removed since',
      goneAccount: 'Came after this person was out of the group',
      cameBack: 'Came back from {{name}}',
    },
    typing: {
      one: '{{name}} is writing…',
      several_one: '{{count}} person is writing…',
      several_other: '{{count}} people are writing…',
    },
    telling: {
      title: 'Reading and typing',
      read: 'Tell others what I have read',
      readHint: 'Off at first. It goes both ways: only then do you see what others have read.',
      typing: 'Show that I am typing',
      typingHint: 'Off at first, and both ways too. It is sealed and stored nowhere.',
    },
    code: 'Code',
    toNewest: 'Back to the newest messages',
  },
} as const;
