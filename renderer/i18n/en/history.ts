/** A conversation that was lost on one computer and is asked for again. */
export const history = {
  history: {
    title: 'This conversation, sent again',
    lost: 'What you and {{name}} wrote before this computer was added again is not here. {{name}} may still have it and can send it, sealed, if they agree.',
    ask: 'Ask for our conversation again',
    askedByMe:
      'You asked {{name}} to send your conversation again. It comes once they have agreed, and both apps are connected.',
    askedByThem:
      '{{name}} asks for your conversation again, as it stands on this computer. Compare the safety number first, best by voice: somebody who took over their account would ask too.',
    send: 'Send it',
    decline: 'Do not send',
    coming: 'Your conversation with {{name}} is coming back.',
    going: 'Your conversation is being sent to {{name}}.',
  },
} as const;
