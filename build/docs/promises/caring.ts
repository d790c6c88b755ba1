/** S20 to S28: people, the policy, care. */
import { e2e, type KeptPromise, scenario, service, tried, ui, unit } from './rows.ts';

export const caring = {
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
        scenario('privacy'),
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
        scenario('privacy'),
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
