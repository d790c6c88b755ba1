// Texts that components bring along.

export const components = {
  components: {
    clear: 'Clear',
    toasts_one: '{{count}} notice',
    toasts_other: '{{count}} notices',
    calendar: { open: 'Open the calendar', before: 'Month before', after: 'Month after' },
    emoji: {
      name: 'Emoji',
      groups: {
        faces: 'Faces',
        hands: 'Hands',
        hearts: 'Hearts and lights',
        nature: 'Nature',
        food: 'Food and drink',
        things: 'Every day',
      },
    },
  },
} as const;
