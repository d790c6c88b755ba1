/** S10 to S19: rights, and what protects. */
import {
  dayUnderCapture,
  e2e,
  type KeptPromise,
  noSuchCode,
  scenario,
  service,
  stoppedAndBuilt,
  tried,
  ui,
  unit,
} from './rows.ts';

export const protecting = {
  S10: {
    says: 'Withdraw, object, correct, restrict, erase, take along: each a button that finishes the job',
    state: 'kept',
    screens: ['Privacy → Your rights', 'Privacy → Choices'],
    tests: [
      ...tried(
        scenario('privacy'),
        'S10: a correction and a request reach the practice through kills, its answer comes back, and both hold signed receipts',
        'S10: is paused in words, loses nothing in seventy days and a kill, and gets everything in order afterwards',
      ),
      ...tried(
        scenario('files'),
        'S10: everything is exported and brought along elsewhere with equal hashes, whole or not at all wherever the engine dies',
      ),
      ...tried(
        unit('main/engine/privacy/receipts'),
        'S10: is checked by a program without app, account and service',
      ),
      ...tried(
        ui('choices.test.tsx'),
        'S10: nothing is chosen beforehand; while it holds a banner lifts it and nothing can be written',
      ),
    ],
    law: ['GDPR 7(3)', 'GDPR 12', 'GDPR 15–22', '45 CFR 164.524', '45 CFR 164.526', '45 CFR 164.522(a)'],
  },
  S11: {
    says: '256-bit encryption on the way',
    state: 'kept',
    screens: ['Privacy → Prove it'],
    tests: tried(
      unit('main/engine/sync/network'),
      'S11: says which suite of 256 bits was negotiated, and that plain HTTP stays on this computer',
      'S11: refuses a service that offers 128-bit suites only',
    ),
    law: ['GDPR 32(1)(a)', '45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)'],
  },
  S12: {
    says: 'Chat is encrypted from end to end',
    state: 'kept',
    screens: ['What O7 sees', 'Privacy → Prove it'],
    tests: [
      ...tried(
        service('canary'),
        'stands in no table',
        'stands in no file of the database, its write-ahead log included',
      ),
      ...tried(
        scenario('conversation'),
        'renews its keys, also when both sides do so at once, and loses nothing',
      ),
    ],
    law: ['GDPR 32(1)(a)', '45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(e)(2)(ii)'],
  },
  S13: {
    says: 'Keys are bound to the device; call keys come from the conversation',
    state: 'kept',
    screens: ['Settings → This device', 'Privacy → Prove it', 'Session → Who could hear this?'],
    tests: [
      ...tried(
        unit('main/engine/keys/key-file'),
        'tells another keychain entry, another machine and a wrong passcode apart',
        'is bound as a whole: no field of it opens anything once it was changed',
      ),
      ...tried(
        scenario('calls'),
        'S13: two people come to be in one call with the same keys, new ones for each epoch and call; nothing is asked of the service before',
      ),
      ...tried(
        e2e('call-engine'),
        'both sides see moving pictures and hear sound, and read the same four words',
        'frames taken off the wire open with the key of the call and with no other',
      ),
    ],
    law: ['GDPR 32(1)(a)', '45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(d)'],
  },
  S14: {
    says: 'Sessions are not recorded',
    state: 'partly',
    screens: ['Session → Who could hear this?', 'Privacy → Prove it'],
    tests: [
      ...stoppedAndBuilt,
      ...noSuchCode,
      ...tried(
        e2e('call-window'),
        'S14: the window of a call has a process, a session and a bridge of its own, and can ask for nothing beyond a call',
      ),
      ...tried(
        service('calls'),
        'S14: is signed as Zoom checks it, for half an hour, and grants no recording to anybody',
      ),
    ],
    law: ['GDPR 5(1)(c)', 'GDPR 25'],
    open: 'Over Zoom, whoever runs the account could record on Zoom’s side; the app leaves when it is told of that, which could not be tried against Zoom itself. Nobody can stop another person’s device or a phone.',
  },
  S15: {
    says: 'Text is kept, and one line or all can be deleted; a lost history can be asked back',
    state: 'kept',
    screens: ['the conversation', 'Check it is gone'],
    tests: [
      ...tried(
        e2e('gone'),
        'S15: after eight seconds it can be checked: no copy in any file, and a line that is here is found',
      ),
      ...tried(
        unit('main/engine/messaging/deleting'),
        'S15: is in no page of the files once the time is over, free pages and log included',
      ),
      ...tried(
        scenario('history'),
        'comes back in its order with its authors, after a comparison and a yes, though the sender dies on the way',
      ),
    ],
    law: ['GDPR 17', '45 CFR 164.312(c)(1)'],
  },
  S16: {
    says: 'The safeguards of HIPAA are in place',
    state: 'partly',
    screens: ['Settings → Lock', 'Settings → Security log', 'Settings → Backup'],
    tests: [
      ...tried(
        scenario('lock'),
        'that is wrong changes no byte of key file or database, and costs more each time, over restarts too',
      ),
      ...tried(
        e2e('lock'),
        'locks when nobody is there, when the system sleeps and when it locks its screen',
      ),
      ...tried(
        scenario('audit'),
        'tells what happened, in order, with names that resolve here alone, and is checked without the app',
      ),
    ],
    law: [
      '45 CFR 164.312(a)(1)',
      '45 CFR 164.312(a)(2)(iii)',
      '45 CFR 164.312(b)',
      '45 CFR 164.312(c)(2)',
      '45 CFR 164.312(d)',
    ],
    open: 'The practice’s checklist of physical and administrative safeguards, and emergency access, come later.',
  },
  S17: {
    says: 'Whoever processes data for O7 is bound',
    state: 'partly',
    screens: ['Privacy → Prove it', 'docs/hosts.md'],
    tests: dayUnderCapture,
    law: ['GDPR 28', '45 CFR 164.314(a)'],
    open: 'Contracts are no software. What software can show: nothing leaves for anybody but the service.',
  },
  S18: {
    says: 'Mixpanel only with an opt-in',
    state: 'partly',
    screens: ['Privacy → Choices', 'Privacy → Prove it'],
    tests: noSuchCode,
    law: ['GDPR 6(1)(a)', 'GDPR 7'],
    open: 'There is no code for it in this version: nothing is sent, whatever anybody chose.',
  },
  S19: {
    says: 'Google Analytics only with an opt-in',
    state: 'partly',
    screens: ['Privacy → Choices', 'Privacy → Prove it'],
    tests: noSuchCode,
    law: ['GDPR 6(1)(a)', 'GDPR 7'],
    open: 'There is no code for it in this version: nothing is sent, whatever anybody chose.',
  },
} as const satisfies Readonly<Record<`S${number}`, KeptPromise>>;
