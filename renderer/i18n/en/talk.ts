// Texts of conversations and of what the service sees of them.

export const talk = {
  conversation: {
    you: 'You',
    trust: 'Only you and {{name}} can read this',
    log: 'Messages with {{name}}',
    empty: 'Nothing here yet. Send {{name}} a first line; it will be there the next time O7 is opened.',
    older: 'Earlier messages',
    toNewest: 'To the newest message',
    unreadLine: 'New since you were here',
    missing_one: '{{count}} message from {{name}} is missing before this one.',
    missing_other: '{{count}} messages from {{name}} are missing before this one.',
    missingMine_one: '{{count}} message that you wrote on another computer is missing before this one.',
    missingMine_other: '{{count}} messages that you wrote on another computer are missing before this one.',
    outOfOrder: 'This message arrived in a different place than it was written.',
    restored:
      'On {{time}} an older copy of this computer’s data was put back. Messages from around then may be missing here.',
    delivery: { waiting: 'Waiting here', sent: 'With O7, sealed', delivered: 'On their computer' },
    state: {
      awaiting: '{{name}} has not confirmed you yet. What you write waits on this computer until then.',
      opening:
        'The conversation with {{name}} is being sealed. What you write waits here until that is done.',
    },
    composer: {
      label: 'Message to {{name}}',
      placeholder: 'Write a message',
      send: 'Send',
    },
    promise: 'Sealed on this computer before it leaves. Nothing is recorded.',
    promiseMore: 'What we hold',
    details: 'About this person',
  },
  confirm: {
    title: 'Confirm that this is the person you invited',
    who: 'Somebody used your invitation “{{label}}” and chose the nickname {{name}} ({{time}}).',
    whoWithoutLabel: 'Somebody used one of your invitations and chose the nickname {{name}} ({{time}}).',
    advice: 'If you are not sure, ask them in person or by phone which nickname they chose.',
    yes: 'Confirm',
    no: 'Decline',
    decline: {
      title: 'Decline this person?',
      sentence:
        'What {{name}} sent about themselves is removed from your computer, and nothing they wrote will arrive. To let them in later you make a new invitation.',
      yes: 'Decline and remove',
    },
  },
  transparency: {
    title: 'What O7 sees',
    intro:
      'Left: the last message of yours that left this computer. Right: the real row the service holds for it, fetched just now.',
    honest: 'An operator cannot read content on the service; a changed app could.',
    fetching: 'Asking the service…',
    nothingYet: 'Nothing of yours has left this computer in this conversation yet.',
    yours: 'Your last message, on this computer',
    theirs: 'The same message, at O7',
    columns: {
      envelope: 'Envelope',
      conversation: 'Conversation',
      senderDevice: 'Sending device',
      acceptedAt: 'Accepted',
      number: 'Number',
      size: 'Size',
      epoch: 'Key epoch',
      waitingFor: 'Waiting for',
      expiresAt: 'Deleted at the latest',
    },
    sizeAndClass: '{{size}}; the text inside is padded to {{sizeClass}}',
    epochValue: '{{epoch}} in generation {{generation}}',
    devices_one: '{{count}} device',
    devices_other: '{{count}} devices',
    bytes: 'The message itself, {{size}}:',
    bytesLabel: 'Encrypted bytes',
    bytesDeleted: 'Bytes deleted at {{time}} (collected).',
    bytesExpired: 'Bytes deleted: they waited too long to be collected.',
    fetchedAt: 'Fetched {{time}}',
  },
} as const;
