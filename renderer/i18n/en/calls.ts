// Sessions in the main window: starting, joining, what was.

export const calls = {
  calls: {
    start: 'Start a session',
    join: 'Join the session',
    show: 'Back to the session',
    strip: {
      name: 'Session',
      open: '{{name}} has opened the session.',
      asking: 'You wait for {{name}}.',
      waiting_one: '{{name}} is waiting to be let in.',
      waiting_other: '{{name}} and {{others}} more are waiting to be let in.',
      going: 'The session goes on in its own window.',
      notNow: 'Not now',
      openWindow: 'Open',
    },
    why: {
      sample: 'The sample practice has no sessions: there is nobody to talk to.',
      ended: 'This conversation has ended, so there can be no session in it.',
      blocked: 'You have blocked this person.',
      paused: 'Your data is only stored at the moment, so no session can be held.',
    },
    page: {
      title: 'Sessions',
      intro:
        'O7 keeps when a session was and how long it took, on your computers only. It never records what was said.',
      now: 'Now',
      earlier: 'Earlier',
      empty: 'No session yet. It is started from a conversation.',
      length: 'Length',
      never: 'not joined',
      webrtc: 'From computer to computer',
      zoom: 'Over Zoom',
      forget: 'Delete this entry',
      forgetAll: 'Delete all entries',
      forgetTitle: 'Delete the list of sessions?',
      forgetSentence:
        'Times, lengths and names of all sessions are deleted on this computer. Your conversations stay. The others keep their own list.',
      forgetOne: 'Delete this entry here? The other person keeps their own list.',
      confirm: 'Delete here',
    },
    endings: {
      left: 'left',
      ended: 'ended',
      declined: 'declined',
      missed: 'missed',
      elsewhere: 'on another computer',
      recording: 'left because of a recording',
      notTrusted: 'stopped: keys did not fit',
      noConnection: 'no connection',
      stopped: 'stopped',
    },
    engine: {
      title: 'How sessions are held',
      webrtc: 'From computer to computer',
      webrtcHint: 'End-to-end encrypted: only the people in the call can hear it.',
      zoom: 'Over Zoom',
      zoomHint:
        'Zoom, and whoever runs the clinic’s Zoom account, could hear it. Some networks let nothing else through.',
    },
  },
} as const;
