/** Writes docs/hosts.md from the allowlist and the route table: what an IT admin opens, why, and what leaves. */
import { destinations } from '../../contract/domain/destinations.ts';
import { livePath, type RouteName, routePath, routes } from '../../contract/wire/routes.ts';
import { forbiddenWords } from '../contents/words.ts';

interface Purpose {
  readonly why: string;
  readonly when: string;
  readonly leaves: string;
}

/** By the part of a route's name before its dot. A route without words here fails the build of the page. */
const purposes: Readonly<Record<string, Purpose>> = {
  health: {
    why: 'is the service there',
    when: 'asked by operators and tests, not by the app',
    leaves: 'nothing',
  },
  login: {
    why: 'proves which device speaks',
    when: 'at each connect and every 10 minutes',
    leaves: 'account and device id, a signature',
  },
  watch: {
    why: 'counts what waits while the app is locked',
    when: 'while locked, where a passcode is set',
    leaves: 'a token that is good for a number and nothing else',
  },
  accounts: {
    why: 'opens a practice',
    when: 'once, when somebody presses “Open the practice”',
    leaves:
      'the practice’s name, an enrolment code where the service wants one, the signed list of public keys',
  },
  recovery: {
    why: 'keeps the sealed identity for the day all computers are lost',
    when: 'when a recovery kit is made or used',
    leaves: 'one record that only the 24 words open; to fetch it, its look-up id',
  },
  account: {
    why: 'What we hold, restriction, the optional e-mail address',
    when: 'when the person opens that page or chooses it',
    leaves: 'what was asked for: nothing but the account itself, a choice, an address that was typed',
  },
  audit: {
    why: 'notices when a security log was shortened',
    when: 'after new lines of the log',
    leaves: 'how many lines there are, their last hash, a signature',
  },
  deviceLists: {
    why: 'tells contacts which computers are a person’s',
    when: 'when a computer is linked, removed or comes back',
    leaves: 'public keys and times, signed by the account',
  },
  devices: {
    why: 'when a computer was last there',
    when: 'on the page of computers',
    leaves: 'the account itself',
  },
  keyPackages: {
    why: 'lets others begin a sealed conversation',
    when: 'in the background, and before a computer is added',
    leaves: 'public keys; whose are asked for',
  },
  links: {
    why: 'links another computer of the same person, or moves to it',
    when: 'while both computers show that page',
    leaves: 'sealed bytes under a code that never leaves the two computers',
  },
  invitations: {
    why: 'brings two people together',
    when: 'when an invitation is made, looked up, answered or taken back',
    leaves: 'a look-up id and sealed bytes; the code itself never',
  },
  conversations: {
    why: 'keeps the order of changes to a conversation’s keys',
    when: 'when a conversation begins, gains or loses a computer, or renews its keys',
    leaves: 'ids of accounts and devices, sealed handshakes',
  },
  messages: {
    why: 'carries messages; shows a person the row of their own',
    when: 'when something is sent; on “What O7 sees” and “Prove it”',
    leaves: 'ids, a number, padded sealed bytes',
  },
  blocks: {
    why: 'stops somebody’s envelopes at the service',
    when: 'when somebody is blocked',
    leaves: 'whose',
  },
  operator: {
    why: 'the key that reports are sealed to',
    when: 'before a report',
    leaves: 'the account itself',
  },
  reports: {
    why: 'reports abuse',
    when: 'when the person ticks messages and sends them',
    leaves: 'the ticked messages, sealed to the operator’s key',
  },
  age: {
    why: 'a practice reports a wrong age',
    when: 'when a therapist does so',
    leaves: 'whom, and whether under 13 or under 18',
  },
  contact: {
    why: 'Contact us, also without an account',
    when: 'when somebody sends that form; while one waits for an answer',
    leaves: 'the message, sealed to the operator’s key; a random id; no account',
  },
  service: { why: 'the key that signs receipts', when: 'before the first receipt', leaves: 'nothing' },
  receipts: {
    why: 'a second signature under a receipt',
    when: 'after something was decided',
    leaves: 'a hash',
  },
  policy: {
    why: 'a new version of the privacy policy',
    when: 'after connecting',
    leaves: 'the account itself',
  },
  consents: {
    why: 'what was agreed to or withdrawn',
    when: 'when a choice is made',
    leaves: 'purpose, what was decided and when, version, language and hash of the text',
  },
  blobs: {
    why: 'carries files and lost history',
    when: 'when a file is sent, opened or taken back',
    leaves: 'sealed bytes and their size; no name, no kind',
  },
  calls: {
    why: 'relays for a call, and where the operator offers it a token for Zoom',
    when: 'once somebody was let into a call, and when its connection has to be made anew',
    leaves: 'the account itself; for Zoom also a random name of the session and of a person in it',
  },
  erasure: {
    why: 'deletes the account everywhere, or takes that back',
    when: 'when the person decides so',
    leaves: 'a signed request',
  },
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const featureOf = (route: string): string => route.split('.')[0] ?? route;

/** Throws and names the route that nobody has explained, and an explanation that no route needs any more. */
function requestTable(): string {
  const groups = Map.groupBy(Object.keys(routes) as RouteName[], featureOf);
  const idle = Object.keys(purposes).filter((feature) => !groups.has(feature));
  if (idle.length > 0)
    throw new Error(`build/docs/hosts.ts explains routes that are gone: ${idle.join(', ')}`);
  const rows = [...groups].map(([feature, names]) => {
    const purpose = purposes[feature];
    if (purpose === undefined) throw new Error(`build/docs/hosts.ts does not say why ${names[0]} is asked`);
    const isOpen = names.some((name) => routes[name].auth === 'none');
    return [
      names.map((name) => `\`${routePath(name)}\``).join('<br>'),
      purpose.why,
      purpose.when,
      purpose.leaves,
      isOpen ? 'yes' : 'no',
    ];
  });
  rows.push([
    `\`${livePath}\` (WebSocket)`,
    'brings what has arrived',
    'as long as the app is unlocked and a profile is open',
    'acknowledgements',
    'no',
  ]);
  return table(['request', 'why', 'when', 'what leaves', 'also without an account'], rows);
}

/** The whole page. A test compares it with the file, so that neither can drift. */
export function hostsText(): string {
  const rows = Object.values(destinations).map(({ place, protocol, why, when, leaves, runBy }) => [
    place,
    protocol,
    why,
    when,
    leaves,
    runBy,
  ]);
  const analytics = forbiddenWords.find(({ group }) => group === 'analytics')?.words ?? [];
  return [
    '# Hosts',
    'Made from `contract/domain/destinations.ts` and the route table by `npm run docs`; a test fails when it is out of date.',
    'Every name and port that an IT admin must open: **exactly one**, the service’s host on port 443 over TCP; for calls the operator’s relay where there is one, and Zoom’s hosts where calls may go over Zoom. Nothing comes in: the app listens on no port.',
    '## Where the app connects to',
    table(['host and port', 'protocol', 'why', 'when', 'what leaves', 'who runs it'], rows),
    'The name of the service is looked up by the system, with the name servers that the system has. The app sends no DNS of its own; Chromium’s own resolver and DNS over HTTPS are off.',
    'Whether there is a proxy the system says (its settings, a PAC file, WPAD), asked through Chromium when the app is about to connect. Where the system is set to find one by itself, that asking reaches into the local network; it is the system’s setting, and the app cannot see it.',
    '## What is asked there',
    'All requests are `POST` with a JSON body over the one connection; no id stands in a URL. Shapes: [reference.md](reference.md). The service sees the address that a connection comes from while it stands, and keeps none.',
    requestTable(),
    '## What leaves by other programs',
    table(
      ['what', 'by which program', 'when'],
      [
        [
          'a web address that somebody wrote',
          'the browser',
          'after the question that names the real host, when the person says yes',
        ],
        ['an e-mail address', 'the mail program', 'likewise'],
      ],
    ),
    '## What is never contacted',
    'There is no update server, crash report, spelling dictionary, font, map, preview of a link, advertising or analytics in this version, and no code that would ask for one. A build stops when one of these words stands in code of ours (Zoom’s own files lie in it as Zoom made them; what they try beyond the row above is refused):',
    analytics.map((word) => `\`${word}\``).join(', '),
    '## How it is enforced',
    [
      '- One file connects: `main/engine/sync/network.ts`. The linter refuses network imports everywhere else, in engine, shell and pages.',
      '- At run time `main/egress/guard.ts` goes between Node and the network in every process: connections, name look-ups and packets beyond this page are refused, whoever asks. The shell may reach nothing at all.',
      '- Chromium is closed too: every session’s requests but `app://o7/` are cancelled, and each page has a content security policy of `connect-src ‘none’`; windows that show files, and that of a call, reach only what they were given. Peer connections, which no such rule is asked about, find no way out: UDP is refused and the proxy of every session is one where nobody is. A call’s window gets its ways when the service has named them; from then on the app trusts its page to use no other relay, and no record of it is kept. The one exception is the window of a call over Zoom, in a session of its own that reaches Zoom’s hosts and nothing else ([ADR 43](adr/0043-zoom.md)).',
      '- What was contacted and what was refused stands in Privacy → Prove it: host and port, in memory only.',
    ].join('\n'),
    '## How it is checked',
    [
      '- `tests/unit/main/egress/guard.test.ts` tries every way out of Node.',
      '- `tests/e2e/page-confinement.spec.ts` tries from the shell, from the engine and from the page of the real app.',
      '- `tests/e2e/egress.spec.ts` lives a day of two people in a network namespace, under a packet capture that has to see a planted packet and nothing else.',
      '- `tests/e2e/calls.spec.ts` holds a session there: no packet before somebody is let in, and then only those of the relay.',
    ].join('\n'),
    '',
  ].join('\n\n');
}
