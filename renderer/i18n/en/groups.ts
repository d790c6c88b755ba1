// Texts of groups: making one, who is in, leaving a conversation.

export const groups = {
  groups: {
    new: 'New group',
    conversations: 'Conversations',
    title: 'Name of the group',
    titleHint: 'Everybody in the group sees this name.',
    people: 'Who is in it',
    nobody: 'Nobody to choose: a group is made of people with an open conversation with you.',
    whatTheySee:
      'Everybody sees who is in and under which nickname. They see only what is written in the group, from when they came.',
    make: 'Make the group',
    rename: 'Save the name',
    count_one: '{{count}} person',
    count_other: '{{count}} people',
    countInKeys_one: '{{count}} still in the keys',
    countInKeys_other: '{{count}} still in the keys',
    trust: 'Only the people in this group can read this',
    details: 'Who is in this group',
    receivedByAll: 'Everybody has it',
    received: '{{delivered}} of {{of}} have it',
    waits: {
      awaiting: 'Your app waits to be let into this group. What you write waits on this computer until then.',
      opening: 'The group is being sealed. What you write waits here until that is done.',
    },
    ended: 'This conversation has ended. It can be read here, and nothing more can be sent.',
    members: {
      name: 'People in this group',
      you: 'you',
      founder: 'Made the group and says who is in',
      since: 'In since {{date}}',
      onlyInKeys: 'Out of the group, and still in the keys: can read until they are changed',
      whoDecides: 'The therapist says who is in. You can leave at any time, from the menu above.',
    },
    add: {
      menu: 'Add people',
      title: 'Add people to this group',
      sentence:
        'Whoever is added reads what is written from then on, not what came before. Everybody is told.',
      yes: 'Add',
    },
    remove: {
      menu: 'Take {{name}} out',
      title: 'Take {{name}} out of this group?',
      sentence: '{{name}} cannot read or write anything in it from then on. Everybody is told.',
      goesOn: 'The conversation of the two of you goes on.',
      yes: 'Take out',
    },
    leave: {
      menu: 'Leave…',
      title: 'Leave “{{name}}”?',
      group:
        'You get nothing more from this group and cannot write in it. The others are told that you left.',
      pair: 'You get nothing more from {{name}} here, and {{name}} gets nothing more from you. They are told that you left.',
      unsent: 'What still waits to be sent is not sent.',
      backGroup: 'You cannot be brought back into this group. A new one can be made with you.',
      backPair: 'This cannot be taken back. To write to each other again you need a new invitation.',
      yes: 'Leave',
    },
  },
} as const;
