/** Four computers of two people write to each other while engines, service and network break in ways that a seed chooses. */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../contract/errors/app-error.ts';
import type { CrashPoint as EngineCrashPoint } from '../../main/engine/crash-points.ts';
import type { CrashPoint as ServiceCrashPoint } from '../../service/crash-points.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { letIn, link } from './linking.ts';
import { pair } from './pairing.ts';
import { freshId, Person } from './person.ts';
import { RoughNetwork } from './rough-network.ts';
import { findFreePort } from './scene.ts';
import { seededRandom } from './seeded-random.ts';
import { TestService } from './service.ts';

/** Places on the way of a message, a change and a renewal of keys. */
const enginePoints: readonly EngineCrashPoint[] = [
  'start.counted',
  'write.stored',
  'send.sealed',
  'send.accepted',
  'receive.stored',
  'receive.read',
  'commit.accepted',
  'edit.stored',
  'erase.stored',
];
const servicePoints: readonly ServiceCrashPoint[] = [
  'transaction.written',
  'deliver.sent',
  'acknowledge.stored',
  'done:messages.send',
  'done:conversations.commit',
  'done:conversations.log',
  'done:login.finish',
];

/** What all runs of a process share. */
export interface FaultStage {
  readonly keyring: Keyring;
  readonly network: RoughNetwork;
  readonly service: TestService;
}

/** How much is done in a run. */
export interface FaultSize {
  /** Lines that each of the four writes at least: they go on until everything was broken as often as it should. */
  readonly lines: number;
  /** How often each engine, and the service, is broken. */
  readonly breaks: number;
  /** Connections that went silent stay so: only the timers of both ends help. Takes over a minute more. */
  readonly keepSilent?: boolean;
}

/** A line as a person is shown it. */
export interface FaultLine {
  readonly id: string;
  readonly number: number | null;
  readonly text: string;
  readonly erased: boolean;
  readonly missingBefore: number;
}

export interface FaultOutcome {
  readonly seed: number;
  /** Every line that an engine said is durable, by id, with the words it has in the end; null: taken back. */
  readonly written: ReadonlyMap<string, string | null>;
  /** What each of the four shows, oldest first. */
  readonly histories: readonly (readonly FaultLine[])[];
  /** How often each thing happened: `kill engine`, a crash point's name, `network cut` and so on. */
  readonly broken: Readonly<Record<string, number>>;
}

export async function openFaultStage(): Promise<FaultStage> {
  const [keyring, network, port] = await Promise.all([startKeyring(), RoughNetwork.start(), findFreePort()]);
  network.pointAt(port);
  const service = new TestService({ port, env: { O7_ORIGIN: network.origin, O7_RATE_SCALE: '1000' } });
  await service.start();
  return { keyring, network, service };
}

export async function closeFaultStage({ keyring, network, service }: FaultStage): Promise<void> {
  await network.stop();
  await service.remove();
  await keyring.stop();
}

const isKilled = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code === 'engine.restarted';

/** Longer than an engine is ever down here. */
const patienceMs = 60_000;

/** Does it again until an engine that was killed under it has answered; `true` where an earlier try may have gone through. */
async function insist(work: (isAgain: boolean) => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let isAgain = false; ; isAgain = true) {
    try {
      await work(isAgain);
      return;
    } catch (thrown) {
      if (!isKilled(thrown) || Date.now() > deadline) throw thrown;
      await pause(20);
    }
  }
}

const words = ['Good morning', 'صباح الخير', 'شكرًا', '🌿', 'until Tuesday', 'e\u0301'];

/** What one of the four writes into, and what all have written. */
interface Pen {
  readonly person: Person;
  readonly name: string;
  readonly conversation: string;
  readonly written: Map<string, string | null>;
}

/** Writes, changes and takes back lines as long as `goesOn`. */
async function write(
  { person, name, conversation, written }: Pen,
  random: () => number,
  goesOn: (lines: number) => boolean,
): Promise<void> {
  const own: string[] = [];
  const dice = (sides: number) => Math.floor(random() * sides);
  for (let at = 0; goesOn(at); at++) {
    const id = freshId();
    const text = `${name} ${at}: ${(words[dice(words.length)] ?? '').repeat(1 + dice(dice(8) === 0 ? 120 : 6))}`;
    await insist(() => person.write(conversation, text, id));
    written.set(id, text);
    own.push(id);
    const earlier = own[dice(own.length)] ?? id;
    const what = dice(10);
    if (what === 0 && written.get(earlier) !== null) {
      const next = `${name} ${at} changed`;
      await insist(() => person.call('messages.edit', { conversation, message: earlier, text: next }));
      written.set(earlier, next);
    } else if (what === 1 && written.get(earlier) !== null) {
      await insist((isAgain) =>
        person.call('messages.eraseForAll', { conversation, messages: [earlier] }).catch((thrown) => {
          // The try before this one took it back, and was killed before it could say so.
          if (!(isAgain && thrown instanceof AppError && thrown.code === 'message.unknown')) throw thrown;
        }),
      );
      written.set(earlier, null);
    }
    await pause(dice(4) === 0 ? dice(900) : dice(100));
  }
}

/** A process that can be killed, and started with a crash point armed. */
interface Victim {
  readonly name: string;
  readonly points: readonly string[];
  /** Resolves when it is gone, whatever ended it. */
  start(crashAt: string | undefined): Promise<{ readonly gone: Promise<unknown> }>;
  kill(): Promise<void>;
}

function engineVictim(person: Person): Victim {
  return {
    name: 'engine',
    points: enginePoints,
    async start(crashAt) {
      await person.start(crashAt === undefined ? {} : { crashAt });
      return { gone: person.gone() };
    },
    kill: () => person.kill(),
  };
}

function serviceVictim(service: TestService): Victim {
  return {
    name: 'service',
    points: servicePoints,
    async start(crashAt) {
      await service.start(crashAt === undefined ? {} : { crashAt });
      return { gone: service.ended() };
    },
    kill: () => service.kill(),
  };
}

/** Kills it, or lets it run into a crash point, `breaks` times; starts it again each time, at last with nothing armed. */
async function breakOften(
  victim: Victim,
  gone: Promise<unknown>,
  breaks: number,
  random: () => number,
  note: (what: string) => void,
): Promise<void> {
  let running = { gone, point: undefined as string | undefined };
  const startAgain = async (point: string | undefined): Promise<void> => {
    const times = 1 + Math.floor(random() ** 2 * 4);
    try {
      const started = await victim.start(point === undefined ? undefined : `${point}*${times}`);
      running = { ...started, point };
    } catch (thrown) {
      // Reached while it started: once more, with nothing armed.
      if (point === undefined) throw thrown;
      note(point);
      running = { ...(await victim.start(undefined)), point: undefined };
    }
  };
  for (let left = breaks - 1; left >= 0; left--) {
    // A crash point is given time to be reached.
    const patience = running.point === undefined ? 1_500 : 5_000;
    const what = await Promise.race([
      running.gone.then(() => 'gone' as const),
      pause(200 + random() * patience).then(() => 'kill' as const),
    ]);
    if (what === 'kill') note(`kill ${victim.name}`);
    else note(running.point ?? `${victim.name} ended by itself`);
    await victim.kill();
    await pause(random() * 400);
    const point = victim.points[Math.floor(random() * victim.points.length)];
    await startAgain(left === 0 || random() < 0.25 ? undefined : point);
  }
}

/** Breaks it one way after the other as long as `goesOn`. */
async function breakNetwork(
  network: RoughNetwork,
  random: () => number,
  goesOn: () => boolean,
  note: (what: string) => void,
): Promise<void> {
  const isHit = () => random() < 0.6;
  while (goesOn()) {
    await pause(150 + random() * 900);
    const what = ['cut', 'down', 'silent', 'slow', 'short'][Math.floor(random() * 5)];
    note(`network ${what}`);
    if (what === 'cut') network.cut(isHit);
    else if (what === 'silent') network.silence(isHit);
    else if (what === 'short') network.shorten(1 + Math.floor(random() ** 3 * 6_000));
    else {
      if (what === 'down') network.setDown(true);
      else network.setDelay(5 + random() * 60);
      await pause(100 + random() * 900);
      // Silent connections come back to life only as broken ones.
      network.heal({ keepSilent: random() < 0.5 });
    }
  }
}

async function readAll(person: Person, conversation: string): Promise<readonly FaultLine[]> {
  const lines: FaultLine[] = [];
  let before: { readonly order: number; readonly id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof person.call<'messages.list'>>> = await person.call(
      'messages.list',
      {
        conversation,
        before,
        limit: 200,
      },
    );
    lines.unshift(
      ...page.messages
        .filter(({ notice }) => notice === null)
        .map(({ id, number, text, erased, missingBefore }) => ({ id, number, text, erased, missingBefore })),
    );
    const [oldest] = page.messages;
    if (!page.more || oldest === undefined) return lines;
    before = { order: oldest.order, id: oldest.id };
  }
}

/** The first place at which two histories differ: what each of them has there, and where else the other has it. */
function findDifference(here: readonly FaultLine[], there: readonly FaultLine[]): string | null {
  const isAnother = (one: FaultLine | undefined, other: FaultLine | undefined) =>
    one?.id !== other?.id || one?.number !== other?.number;
  const at = Array.from({ length: Math.max(here.length, there.length) }, (_, index) => index).find((index) =>
    isAnother(here[index], there[index]),
  );
  if (at === undefined) return null;
  const say = (line: FaultLine | undefined, other: readonly FaultLine[]) => {
    if (line === undefined) return 'nothing';
    const elsewhere = other.find(({ id }) => id === line.id);
    const text = line.erased ? 'taken back' : `"${line.text.slice(0, 20)}"`;
    return `${text} ${line.id} at ${line.number} (for the other ${elsewhere === undefined ? 'nowhere' : `at ${elsewhere.number}`})`;
  };
  return `line ${at} is ${say(here[at], there)}, there ${say(there[at], here)}`;
}

/** What is wrong with a run, in words; empty when nothing was lost, doubled, changed or shown in another order. */
export function findWrong({ written, histories }: FaultOutcome): readonly string[] {
  const wrong: string[] = [];
  for (const [at, lines] of histories.entries()) {
    const who = `computer ${at}`;
    const ids = lines.map(({ id }) => id);
    // Taken back before it was sealed: it never was anywhere. Whether all agree on that, the order below says.
    const lost = [...written].filter(([id, text]) => text !== null && !ids.includes(id));
    if (lost.length > 0) wrong.push(`${who} lost ${lost.map(([, text]) => text)}`);
    if (new Set(ids).size < ids.length) wrong.push(`${who} shows a line twice`);
    const foreign = ids.filter((id) => !written.has(id));
    if (foreign.length > 0) wrong.push(`${who} shows ${foreign.length} lines that nobody wrote`);
    for (const line of lines) {
      const text = written.get(line.id);
      if (text === undefined) continue;
      if (line.text !== (text ?? '') || line.erased !== (text === null))
        wrong.push(`${who} shows "${line.text}" for "${text}"`);
      if (line.number === null) wrong.push(`${who} still waits to send "${line.text}"`);
      if (line.missingBefore > 0) wrong.push(`${who} misses lines before "${line.text}"`);
    }
    const difference = findDifference(lines, histories[0] ?? []);
    if (difference !== null) wrong.push(`${who} shows another order than computer 0: ${difference}`);
  }
  return wrong;
}

/** One run on people of its own; they are gone afterwards. The seed gives what breaks how and when; the machine's own speed is not in it. */
export async function runFaults(stage: FaultStage, seed: number, size: FaultSize): Promise<FaultOutcome> {
  const { keyring, network, service } = stage;
  const env = { ...keyring.env, O7_DEV_EPOCH_MESSAGES: '6' };
  const four = Array.from({ length: 4 }, () => new Person({ serviceUrl: network.origin, env }));
  const [therapist, desk, client, home] = four as [Person, Person, Person, Person];
  try {
    await Promise.all(four.map((person) => person.start()));
    const { conversation } = await pair(therapist, client);
    await link(therapist, desk);
    await link(client, home);
    await Promise.all(four.map((person) => letIn(person, conversation)));

    const broken: Record<string, number> = {};
    const written = new Map<string, string | null>();
    const note = (what: string) => {
      broken[what] = (broken[what] ?? 0) + 1;
    };
    const randomFor = (what: number) => seededRandom(seed * 1_000 + what);
    let isBreaking = true;
    const breaking = Promise.all([
      ...four.map((person, at) =>
        breakOften(engineVictim(person), person.gone(), size.breaks, randomFor(at), note),
      ),
      breakOften(serviceVictim(service), service.ended(), size.breaks, randomFor(10), note),
    ]).finally(() => {
      isBreaking = false;
    });
    const goesOn = (lines = size.lines) => isBreaking || lines < size.lines;
    const writing = four.map((person, at) => {
      const pen = { person, name: 'ABCD'[at] ?? '', conversation, written };
      return write(pen, randomFor(30 + at), goesOn);
    });
    await Promise.all([breaking, ...writing, breakNetwork(network, randomFor(20), goesOn, note)]);
    network.heal({ keepSilent: size.keepSilent === true });

    const read = async (): Promise<FaultOutcome> => {
      const histories = await Promise.all(four.map((person) => readAll(person, conversation)));
      return { seed, written, histories, broken };
    };
    // All four are read again until they agree: lines still come and move while the first of them has everything.
    const isRight = (outcome: FaultOutcome) => findWrong(outcome).length === 0;
    const patience = size.keepSilent === true ? 200_000 : 60_000;
    return await therapist.until(read, isRight, 'every line', patience).catch(read);
  } finally {
    network.heal();
    await Promise.all(four.map((person) => person.stop()));
    for (const { profileDir } of four) rmSync(profileDir, { recursive: true, force: true });
  }
}
