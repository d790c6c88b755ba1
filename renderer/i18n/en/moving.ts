// Moving to another computer, as the one that is left tells it.

export const moving = {
  moving: {
    title: 'Move to a new computer',
    sentence:
      'Messages, marks, drafts and choices go to another computer of yours, sealed. Both count the messages; only when the counts are the same is this computer taken off your account, and then it can be erased. Until then you can work on both, or call it off.',
    start: 'Move to a new computer…',
    which: 'Which computer takes over?',
    needsOther: 'The new computer is linked first: a code, and a look at both screens.',
    to: 'Move to “{{name}}”',
    toNameless: 'Move to the computer without a name',
    anew: 'Link a new computer first',
    prove: 'The other computer takes over everything: your passcode first.',
    sending: 'On the way to “{{name}}”',
    sendingSentence:
      'This goes on whenever both computers are online, also after either was closed. You can go on working here.',
    waits_one: '“{{name}}” is still being let into {{count}} conversation.',
    waits_other: '“{{name}}” is still being let into {{count}} conversations.',
    answers: 'Everything was sent. “{{name}}” has still to say what it counts.',
    differs: '“{{name}}” counts {{there}} of {{sent}} messages. Nothing was removed here.',
    again: 'Send everything again',
    ready_one: '{{count}} message was counted on both computers. You can look it up on “{{name}}” first.',
    ready_other:
      '{{count}} messages were counted on both computers. You can look them up on “{{name}}” first.',
    files_one:
      '{{count}} file lies on this computer. The other one fetches it from O7, which keeps it for 60 days after it was sent: open what you need there, or save it here, before this computer is erased.',
    files_other:
      '{{count}} files lie on this computer. The other one fetches them from O7, which keeps each for 60 days after it was sent: open what you need there, or save them here, before this computer is erased.',
    finish: 'Leave this computer',
    asks: 'Leave this computer for “{{name}}”?',
    goes: 'Drafts, marks and choices follow. Then this computer is taken off your account: it sends and gets nothing any more.',
    stays:
      'What is stored here stays until you erase it. Lines of the app, reports and the security log are not carried over. The daily backup of this computer stops with it: choose a folder for it on the new one. Backups stay where they are.',
    leaving: 'The last things go to “{{name}}”. Then this computer takes itself off your account.',
    unsent_one: '{{count}} message is not sent yet: this computer waits for it.',
    unsent_other: '{{count}} messages are not sent yet: this computer waits for them.',
    moved: 'You have moved to “{{name}}”. This computer sends and gets nothing any more.',
    movedSentence: 'What was written stays readable here until you erase it.',
    erase: 'Erase this computer…',
    erased:
      'What remains: your account, your conversations and what was counted are on “{{name}}”. The people you write with keep theirs. Backups stay where you put them. A file that “{{name}}” has not fetched goes with this computer, unless O7 still has it.',
    callOff: 'Call it off',
    callOffAsks: 'Call the move off?',
    callOffMeans:
      '“{{name}}” stays linked with what it got, and this computer stays as it is. You can remove either under “My computers”.',
    underWay: 'You are moving to “{{name}}”.',
    look: 'Show how far it is',
  },
} as const;
