// Texts around the privacy policy; its own text is data of the contract.

export const policy = {
  policy: {
    title: 'Privacy policy',
    version: 'Version',
    published: 'Last updated',
    effective: 'Effective from',
    urgent: 'Why it takes effect sooner than after 30 days:',
    bundled:
      'This version came with the app. A newer one, where there is one, is shown once the profile is open.',
    atSignUp:
      'Going on notes that the privacy policy, version {{version}}, last updated {{date}}, was shown to you. That is no consent to anything.',
    readIt: 'Read the privacy policy',
    inForce: 'The version in force',
    versions: 'A version to read',
    choose: 'Version',
    choice: 'Version {{version}}, effective from {{date}}',
    newVersion: 'Version {{version}} of the privacy policy',
    settled: 'Version {{version}} was acknowledged. It can be read below at any time.',
    announced: 'The privacy policy changes on {{date}}: version {{version}}.',
    due: 'Version {{version}} of the privacy policy is in force and has no answer from you yet. To go on using the app is not taken as a yes.',
    declinedLater:
      'You declined the new privacy policy. Until {{from}} nothing changes; from then on writing and inviting rest, and reading, export and Help now stay until {{until}}.',
    declined:
      'You declined the privacy policy. Reading, export and Help now stay until {{until}}; writing and inviting rest.',
    ended: 'You declined the privacy policy; reading ended on {{until}}. Export, erasing and Help now stay.',
    look: 'See what is new',
    changeMind: 'Change my mind',
    changeDays: 'Version {{version}}, last updated {{published}}, effective from {{effective}}.',
    summary: 'In short',
    comparison: 'What is different',
    legend:
      'Version {{from}} compared with version {{to}}. Struck through: went. Underlined: came. Sections that are the same are left out.',
    same: 'No sentence is different.',
    change: { new: '(new)', gone: '(gone)', changed: '(changed)' },
    wentBefore: '[went:',
    wentAfter: ']',
    cameBefore: '[came:',
    cameAfter: ']',
    notConsent:
      'Acknowledging says that this text was shown to you. It is no consent, and every right stays as it is.',
    acknowledge: 'Acknowledge version {{version}}',
    decline: 'Decline…',
    declining:
      'Nothing is deleted. From {{from}} on nothing can be written and nobody invited; until {{until}} everything can be read. Export, erasing and Help now stay in any case, and you can change your mind at any time.',
    declineNow: 'Decline version {{version}}',
    later: 'Answer later',
    questionTitle: 'The privacy policy has changed',
    question:
      'This version is in force now. Your answer can wait: closing this is no yes, and everything stays reachable.',
    writingRests:
      'Nothing can be written, because you declined the privacy policy. Everything can be read until {{until}}.',
    overTitle: 'The time for reading is over',
    over: 'You declined the privacy policy, and the 30 days ended on {{until}}. Your messages are still on this computer; nothing was deleted. You can take everything along, erase it, or change your mind.',
    takeAlong: 'Take along or erase',
    refused:
      'The service showed a new version of the privacy policy that does not follow the known one or is not signed with its known key. It was not taken over.',
  },
} as const;
