/** The promises of the policy: what makes each true in this version, where a person sees it, what tries it, which law asks for it. */

/** `kept`: all of it is in this version. `partly`: what is there is true, `open` says what is not. `notYet`: none of it. */
export type PromiseState = 'kept' | 'partly' | 'notYet';

export interface TriedIn {
  readonly file: string;
  /** The exact title of a test in that file. */
  readonly title: string;
}

export interface KeptPromise {
  readonly says: string;
  readonly state: PromiseState;
  /** Where a person finds it. */
  readonly screens: readonly string[];
  readonly tests: readonly TriedIn[];
  readonly law: readonly string[];
  /** What is not in this version. */
  readonly open?: string;
}

const tried = (file: string, ...titles: readonly string[]): readonly TriedIn[] =>
  titles.map((title) => ({ file, title }));

const e2e = (name: string): string => `tests/e2e/${name}.spec.ts`;
const scenario = (name: string): string => `tests/scenario/${name}.test.ts`;
const service = (name: string): string => `tests/service/${name}.test.ts`;
const ui = (name: string): string => `tests/ui/features/${name}`;
const unit = (name: string): string => `tests/unit/${name}.test.ts`;

const dayUnderCapture = tried(
  e2e('egress'),
  'S8, S17: in a day of two people no app sends a packet, asks a name server or connects beyond the service',
);
const stoppedAndBuilt = tried(
  e2e('proof'),
  'S8, S14, S18, S19: what shell and page try is stopped and shown; the running files are those that were built',
);
const noSuchCode = tried(unit('build/contents'), 'S14, S18, S19: is refused with %s in its code');

/** All of them, S1 to S28. */
export const promises = {
  S1: {
    says: 'A nickname is enough, and looking around needs no name',
    state: 'kept',
    screens: ['first run', 'Privacy → Staying anonymous'],
    tests: [
      ...tried(
        e2e('outside'),
        'S1: before a nickname nothing leaves and nothing is written, and an age that was refused stays refused',
      ),
      ...tried(
        scenario('profile'),
        'S1: before a nickname is given no request leaves and nothing is written; Send in the contact form is the first',
      ),
    ],
    law: ['GDPR 5(1)(c)', 'GDPR 25'],
  },
  S2: {
    says: 'What is collected is known',
    state: 'kept',
    screens: ['Privacy → What we hold'],
    tests: [
      ...tried(
        scenario('profile'),
        'S2: what we hold is what a second look at the files and at the service’s tables counts',
      ),
      ...tried(service('retention'), 'are what a direct count finds'),
      ...tried(
        ui('pages.test.tsx'),
        'S2: every data class says what, why, basis, who answers, since, until, who can see it, source, count, size',
        'S2: each row leads to where it is seen, corrected and deleted, or says what ends it',
      ),
    ],
    law: ['GDPR 13', 'GDPR 14', 'GDPR 15(1)', 'GDPR 30'],
  },
  S3: {
    says: 'Usage data only after a yes; no IP address and no device id in logs',
    state: 'partly',
    screens: ['Privacy → What we hold', 'Privacy → Prove it'],
    tests: tried(
      service('canary'),
      'logs nothing about a request but its route, status, duration and a random id',
      'stands in no line of the log',
    ),
    law: ['GDPR 5(1)(c)', 'GDPR 6'],
    open: 'There is no usage data at all in this version, so there is neither a switch nor a viewer for it.',
  },
  S4: {
    says: 'Storage is chosen: necessary or functionality, kept or forgotten; refusing really clears',
    state: 'kept',
    screens: ['Privacy → Storage'],
    tests: [
      ...tried(
        unit('main/shell/storage-choices'),
        'S4: nothing is written before anybody chose, and the choice itself only then',
        'S4: refusing clears at once, stops writing, and holds for the next start',
      ),
      ...tried(
        unit('main/engine/privacy/desk-choice'),
        'S4: are kept until somebody chooses, and then refused, cleared at once from rows, pages and log',
      ),
      ...tried(
        scenario('profile'),
        'S4: holds nothing of a conversation in clear, in any encoding, and nothing outside the storage register',
      ),
      ...tried(
        unit('main/writing/gate'),
        'S4: blocks and counts what is not registered, inside the profile and outside, and names only the pattern',
      ),
    ],
    law: ['ePrivacy 5(3)', 'GDPR 7(3)'],
  },
  S5: {
    says: 'Delete some, delete all, delete the account',
    state: 'kept',
    screens: ['Privacy → Your rights → Delete', 'the conversation', 'Privacy → Prove it'],
    tests: [
      ...tried(
        scenario('erasure'),
        'S5: is gone from the service and from all of its computers, and the other person keeps what is theirs',
        'S5: is kept by one click from another of its computers on the sixth day',
      ),
      ...tried(
        service('erasure'),
        'S5: an account that was erased stands in no table of any data class, and what others need goes on',
        'S5: an erased account that an older database brings back is erased before anybody is answered',
      ),
      ...tried(
        ui('erasing.test.tsx'),
        'S5: before it is asked for, the person reads when it comes and what stays, with whom and until when; keeping it is one press',
      ),
      ...tried(
        ui('erasing.test.tsx'),
        'S5: before it is asked for, the person reads when it comes and what stays, with whom and until when; keeping it is one press',
      ),
      ...tried(unit('main/engine/proof/proof'), 'S5: is found while it is there and nowhere after: %s'),
    ],
    law: ['GDPR 17', 'GDPR 19', '45 CFR 164.310(d)(2)(i)'],
  },
  S6: {
    says: 'Kept only as long as needed',
    state: 'partly',
    screens: ['Privacy → What we hold (Kept until)'],
    tests: tried(
      service('retention'),
      'deletes each class at its time and not before',
      'deletes nothing when the wall clock jumps',
    ),
    law: ['GDPR 5(1)(e)', '45 CFR 164.316(b)(2)'],
    open: 'Retention by jurisdiction and record type, legal hold and aggregates come later; each data class has its one time.',
  },
  S7: {
    says: 'Named purposes, each with its basis; news can be refused',
    state: 'kept',
    screens: ['Privacy → Choices'],
    tests: tried(
      ui('choices.test.tsx'),
      'S7: one entry per purpose with its exact text and basis; giving and withdrawing are one press each',
    ),
    law: ['GDPR 6', 'GDPR 7', 'GDPR 13(1)(c)', 'GDPR 21'],
  },
  S8: {
    says: 'Nobody gets anything that is not named',
    state: 'partly',
    screens: ['Privacy → Prove it', 'docs/hosts.md'],
    tests: [
      ...dayUnderCapture,
      ...stoppedAndBuilt,
      ...tried(
        unit('main/egress/guard'),
        'S8: the engine reaches nothing that nobody named, and tells the shell what was tried',
        'reaches nothing else, whoever asks',
      ),
    ],
    law: ['GDPR 28', 'GDPR 44', '45 CFR 164.502(e)'],
    open: 'The app connects to one service. A register of its operator’s own providers with country and switch comes later.',
  },
  S9: {
    says: 'Notice before a transfer; disclosures can be seen',
    state: 'notYet',
    screens: [],
    tests: [],
    law: ['GDPR 13(3)', '45 CFR 164.528'],
    open: 'Notices of a transfer and the ledger of disclosures come later.',
  },
  S10: {
    says: 'Withdraw, object, correct, restrict, erase, take along: each a button that finishes the job',
    state: 'kept',
    screens: ['Privacy → Your rights', 'Privacy → Choices'],
    tests: [
      ...tried(
        scenario('people'),
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
    state: 'partly',
    screens: ['Settings → This device', 'Privacy → Prove it'],
    tests: tried(
      unit('main/engine/keys/key-file'),
      'tells another keychain entry, another machine and a wrong passcode apart',
      'is bound as a whole: no field of it opens anything once it was changed',
    ),
    law: ['GDPR 32(1)(a)', '45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(d)'],
    open: 'There are no calls in this version, so there are no call keys.',
  },
  S14: {
    says: 'Sessions are not recorded',
    state: 'partly',
    screens: ['Privacy → Prove it'],
    tests: [...stoppedAndBuilt, ...noSuchCode],
    law: ['GDPR 5(1)(c)', 'GDPR 25'],
    open: 'There are no calls in this version. There is no recorder in the app, and nobody can stop another person’s device.',
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
  S20: {
    says: 'Nobody under 13; under 18 only with a guardian',
    state: 'partly',
    screens: ['first run', 'the person’s page (wrong age)'],
    tests: [
      ...tried(
        scenario('profile'),
        'S20: does not come to exist for somebody under 18, and under 13 nothing leads on in this run of the app',
      ),
      ...tried(
        service('contact-and-age'),
        'S20: pauses the account at once, takes it back on a mistake, and else removes it after the grace',
      ),
    ],
    law: ['GDPR 8', 'COPPA 16 CFR 312'],
    open: 'A guardian’s consent comes later; until then 13 to 17 ends in a kind stop with Help now.',
  },
  S21: {
    says: 'Outside links are asked about first',
    state: 'kept',
    screens: ['the question before a link'],
    tests: [
      ...tried(
        e2e('outside'),
        'S21: a pressed link asks, names the host, and opens exactly that outside, once',
      ),
      ...tried(
        ui('parse-text.test.ts'),
        'S21: only https, http and mailto leave, and only the host that is shown',
      ),
    ],
    law: ['GDPR 13', 'GDPR 25'],
  },
  S22: {
    says: 'Changes of the policy are announced before they take effect',
    state: 'kept',
    screens: ['Privacy → Policy', 'the banner before the effective date'],
    tests: [
      ...tried(
        scenario('people'),
        'S22: S23: reaches every app signed and with its days; going on is no yes, a no keeps reading, a yes comes back',
      ),
      ...tried(
        ui('policy.test.tsx'),
        'S22: is announced in one line, shown word by word with what screen readers need, and acknowledged',
      ),
    ],
    law: ['GDPR 12(1)', 'GDPR 13(3)', '45 CFR 164.520(b)(3)'],
  },
  S23: {
    says: 'Going on is no consent; declining leaves thirty days to read, take along and get help',
    state: 'kept',
    screens: ['Privacy → Policy'],
    tests: [
      ...tried(
        scenario('people'),
        'S22: S23: reaches every app signed and with its days; going on is no yes, a no keeps reading, a yes comes back',
      ),
      ...tried(
        unit('main/engine/privacy/policy'),
        'S23: a no leaves the 29th and the 30th day, ends on the 31st, deletes nothing, and goes back by a yes',
      ),
      ...tried(
        ui('policy.test.tsx'),
        'S23: after thirty days deletes nothing, and leaves export, erasing, the way back and Help now',
      ),
    ],
    law: ['GDPR 4(11)', 'GDPR 7(4)'],
  },
  S24: {
    says: 'A contact form, also without an account',
    state: 'kept',
    screens: ['Privacy → Contact us', 'first run'],
    tests: [
      ...tried(
        service('contact-and-age'),
        'S24: takes a message without an account; the service holds no word, no address and no account of it',
        'S24: is answered in the app by a text that only the key of that one message opens',
      ),
      ...tried(
        ui('contact.test.tsx'),
        'S24: without an account the form says that it waits in memory only, and asks nothing before Send',
      ),
    ],
    law: ['GDPR 12(2)', 'GDPR 13(1)(a)', '45 CFR 164.530(d)'],
  },
  S25: {
    says: 'Notifications and e-mail say nothing of content',
    state: 'partly',
    screens: ['Settings → General'],
    tests: tried(
      e2e('desktop'),
      'says "Something new" and nothing else, only while nobody looks, and not in quiet hours',
    ),
    law: ['GDPR 25', 'GDPR 32'],
    open: 'Notifications are without content; no e-mail is sent in this version, whether an address was given or not.',
  },
  S26: {
    says: 'Card data is never shared',
    state: 'kept',
    screens: ['the question before a link'],
    tests: tried(
      e2e('outside'),
      'S21: a pressed link asks, names the host, and opens exactly that outside, once',
    ),
    law: ['GDPR 5(1)(c)'],
    open: 'The app has no field for card data and no code that handles any: whoever pays follows a link outside.',
  },
  S27: {
    says: 'Help now, on every screen, without a network',
    state: 'kept',
    screens: ['Help now'],
    tests: tried(e2e('help'), 'a number is reached by keyboard alone, offline, and nothing of it stays'),
    law: ['GDPR 6(1)(d)'],
  },
  S28: {
    says: 'Protection from abuse: block, mute, leave, report',
    state: 'kept',
    screens: ['the person’s page'],
    tests: [
      ...tried(
        scenario('people'),
        'holds here at once, at the service as soon as it hears, is not announced, and ends with a line',
        'leaves sealed with the ticked messages alone, once, and the operator’s key opens it',
      ),
      ...tried(e2e('people'), 'somebody is verified by digits, muted, blocked and reported'),
    ],
    law: ['GDPR 6(1)(f)', 'DSA 16'],
  },
} as const satisfies Readonly<Record<`S${number}`, KeptPromise>>;
