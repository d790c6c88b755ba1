// Texts of Help now.

export const help = {
  name: 'Help now',
  call: 'In danger, or afraid of what might happen? Call the emergency number now.',
  notEmergency:
    'Your therapist is not an emergency service and may not see a message for hours. O7 does not watch conversations and cannot send anyone.',
  country: {
    label: 'Where are you now?',
    choose: 'Choose a country',
    hint: 'You choose; it is never guessed from your connection or language. Forgotten when this window closes.',
    search: 'Type a country',
    other: 'Another country',
  },
  emergency: {
    title: 'In danger, call',
    kinds: {
      all: 'Emergency',
      allFromMobile: 'From a mobile phone',
      police: 'Police',
      ambulance: 'Ambulance',
      fire: 'Fire service',
      ambulanceAndFire: 'Ambulance, fire',
    },
  },
  lines: 'Somebody to talk to',
  ways: { call: 'Call', text: 'Text message', chat: 'Chat', email: 'E-mail' },
  about: {
    distress: 'For anyone in distress.',
    suicide: 'For thoughts of suicide, your own or those of somebody you worry about.',
    mentalHealth: 'For worries about mental health.',
  },
  hours: {
    always: 'Day and night.',
    daily: '{{from}} to {{to}}, every day.',
    unknown: 'Hours: check locally.',
  },
  compared: 'Compared with: {{source}}, {{date}}.',
  comparedDated: 'Compared with: {{source}}, page of {{published}}, compared {{date}}.',
  locally: {
    emergency:
      'No public source could be compared for this country. Check locally: ask somebody near you, or any hospital or police station.',
    services:
      'We have no line here that could be compared with a public source. Check locally: a hospital or a doctor knows, and {{host1}} and {{host2}} list lines of many countries.',
    old: 'Older than a year: check locally.',
  },
  copy: 'Copy {{what}}',
  meanwhile: 'Until somebody is with you',
  near: 'Go to somebody near you: a friend, a neighbour, a relative. Say that you need company now.',
  notAlone: 'A hospital with an emergency department can be gone to, also for this kind of pain.',
  safePlace: 'If somebody near you is the danger, go to a place with other people first, then call.',
  notLogged: 'Opening this page and choosing a country is not written down anywhere, here or at O7.',
} as const;
