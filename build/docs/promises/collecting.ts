/** S1 to S9: what is collected, kept and handed on. */
import {
  dayUnderCapture,
  e2e,
  type KeptPromise,
  scenario,
  service,
  stoppedAndBuilt,
  tried,
  ui,
  unit,
} from './rows.ts';

export const collecting = {
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
} as const satisfies Readonly<Record<`S${number}`, KeptPromise>>;
