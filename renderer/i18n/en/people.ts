// Texts of the list of people, the panel beside a conversation and invitations.

export const people = {
  people: {
    title: 'People',
    invite: 'Invite somebody',
    nobody: 'Nobody here yet.',
    toConfirm: 'Please confirm',
    opening: 'Being sealed…',
    noLine: 'No messages yet',
    unread_one: '{{count}} unread message',
    unread_other: '{{count}} unread messages',
    none: {
      firstTitle: 'Your practice is open',
      first: 'Invite the first person. They get a code that works once and only for them.',
      firstAction: 'Make the first invitation',
      chooseTitle: 'Nobody chosen',
      choose: 'Choose a person on the side, or press Ctrl or Cmd + K and type a name.',
      clientTitle: 'There is no conversation here',
      client: 'Ask your therapist for a new invitation if you expected one.',
    },
    label: {
      name: 'Private label',
      hint: 'Encrypted to your own devices. This person is told that a label may exist, never what it says.',
      save: 'Save the label',
    },
    facts: {
      nicknameHint: 'The nickname they chose',
      state: 'Conversation',
      states: {
        toConfirm: 'Waiting for you to confirm',
        awaiting: 'Waiting to be confirmed',
        opening: 'Being sealed',
        open: 'Open, end-to-end encrypted',
      },
      activity: 'Last activity',
      waiting: 'Waiting to go out',
      waitingCount_one: '{{count}} message',
      waitingCount_other: '{{count}} messages',
    },
  },
  invitations: {
    title: 'Invitations',
    intro:
      'Each invitation is for one person, works once and ends after seven days. You confirm the person before the conversation opens.',
    label: 'Private label',
    labelHint: 'For your eyes only, for example “Sara A., Tuesdays”. May stay empty.',
    make: 'Make an invitation',
    needsConnection: 'Making an invitation needs the connection, and there is none just now.',
    open: 'Ready to hand over',
    ended: 'Ended',
    noLabel: 'Without a label',
    validUntil: 'Valid until {{time}}. Hand it over in person or where only this person reads.',
    copyCode: 'Copy code',
    copyLink: 'Copy link',
    qr: 'QR code with the same link',
    states: { open: 'Made', used: 'Joined', expired: 'Expired', revoked: 'Revoked' },
    revoke: {
      name: 'Revoke',
      title: 'Revoke this invitation?',
      sentence: 'The code and the link stop working at once. You can make a new one at any time.',
      yes: 'Revoke',
    },
    linkIgnored:
      'An invitation link was opened. This profile already belongs to somebody, so the link was not used.',
  },
} as const;
