/** The store with a million messages: insert, page, search, delete, beside the same store without a key and Signal's library. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchMessages } from '../main/engine/search/searching.ts';
import type { Store } from '../main/engine/store/database.ts';
import { visitPages } from '../main/engine/store/pages.ts';
import { clearOldPages, eraseMessages } from '../main/engine/store/repositories/deletions.ts';
import { addMessage, listMessages } from '../main/engine/store/repositories/messages.ts';
import { inTransaction } from '../main/engine/store/statement.ts';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { median, percentile, round } from './statistics.ts';
import { type Contestant, listContestants } from './store/contestants.ts';
import { type Corpus, type Line, makeCorpus } from './store/corpus.ts';

interface Running {
  readonly contestant: Contestant;
  store: Store;
}

const id = (kind: string, number: number): string =>
  `${kind}${String(number).padStart(22 - kind.length, '0')}`;
const conversationId = (number: number): string => id('talk', number);
const rowsPerTransaction = 2_000;

function addPeople(store: Store, conversations: number): void {
  inTransaction(store, () => {
    store.exec(
      `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('someone', x'00', 'Someone', NULL, 'Practice', '{}', 1)`,
    );
    for (let number = 0; number < conversations; number++)
      store.exec(`INSERT INTO conversation (id, kind, contact, generation, state, created_at, activity_at)
        VALUES ('${conversationId(number)}', 'pair', 'someone', 1, 'open', 1, 1)`);
  });
}

function add(store: Store, number: number, line: Line): void {
  addMessage(store, {
    id: id('m', number),
    conversation: conversationId(line.conversation),
    number,
    mine: line.mine,
    senderAccount: id('account', line.mine ? 0 : line.conversation),
    senderDevice: id('device', line.mine ? 0 : line.conversation),
    text: line.text,
    at: line.at,
    receivedAt: line.at,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  });
}

/** Fills all stores line by line in turn; answers seconds per store. */
function build(running: readonly Running[], corpus: Corpus, messages: number): Record<string, number> {
  const seconds: Record<string, number> = {};
  for (const { store } of running) addPeople(store, corpus.conversations);
  for (let first = 1; first <= messages; first += rowsPerTransaction) {
    const lines = Array.from({ length: Math.min(rowsPerTransaction, messages - first + 1) }, () =>
      corpus.line(),
    );
    for (const { contestant, store } of running) {
      const started = performance.now();
      inTransaction(store, () => {
        for (const [at, line] of lines.entries()) add(store, first + at, line);
      });
      seconds[contestant.name] = (seconds[contestant.name] ?? 0) + (performance.now() - started) / 1000;
    }
  }
  return Object.fromEntries(Object.entries(seconds).map(([name, value]) => [name, round(value, 1)]));
}

interface Times {
  readonly wall: Readonly<Record<string, number[]>>;
  /** Milliseconds of processor: what a busy machine does not change. */
  readonly cpu: Readonly<Record<string, number[]>>;
}

const noTimes = (names: readonly string[]): Times => ({
  wall: Object.fromEntries(names.map((name) => [name, []])),
  cpu: Object.fromEntries(names.map((name) => [name, []])),
});

function take(times: Times, name: string, work: () => void): void {
  const [started, used] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(used);
  times.wall[name]?.push(performance.now() - started);
  times.cpu[name]?.push((user + system) / 1000);
}

/** Runs one thing on every store in turn, the first one changing from round to round. */
function inTurn(
  running: readonly Running[],
  rounds: number,
  work: (store: Store, round: number) => void,
): Times {
  const times = noTimes(running.map(({ contestant }) => contestant.name));
  for (let at = 0; at < rounds; at++) {
    for (let turn = 0; turn < running.length; turn++) {
      const next = running[(at + turn) % running.length];
      if (next !== undefined) take(times, next.contestant.name, () => work(next.store, at));
    }
  }
  return times;
}

type ByName = Readonly<Record<string, number>>;

export interface Figure {
  readonly ms: ByName;
  readonly p95: ByName;
  readonly cpuMs: ByName;
  readonly toPlain: number | null;
  /** Null where Signal's library could not be had. */
  readonly toSignal: number | null;
  readonly cpuToSignal: number | null;
}

function share(values: ByName, base: string): number | null {
  const [own, other] = [values['ours'], values[base]];
  return own === undefined || other === undefined ? null : round(own / other);
}

function toFigure({ wall, cpu }: Times): Figure {
  const map = (times: Times['wall'], of: (values: number[]) => number): ByName =>
    Object.fromEntries(Object.entries(times).map(([name, values]) => [name, round(of(values), 3)]));
  const [ms, cpuMs] = [map(wall, median), map(cpu, median)];
  return {
    ms,
    p95: map(wall, (values) => percentile(values, 0.95)),
    cpuMs,
    toPlain: share(ms, 'plain'),
    toSignal: share(ms, 'signal'),
    cpuToSignal: share(cpuMs, 'signal'),
  };
}

const newestFifty = { from: null, until: null, before: null, limit: 50 } as const;

function search(store: Store, query: string, conversation: string | null = null): number {
  const clock = { now: () => Date.UTC(2027, 0, 1) } as Parameters<typeof searchMessages>[0]['clock'];
  return searchMessages({ store, clock }, { ...newestFifty, query, conversation }).hits.length;
}

/** Queries as people type them: each with the beginnings on the way to it. */
function makeQueries(corpus: Corpus, random: () => number) {
  const { english, arabic } = corpus.vocabulary;
  const word = (from: number, to: number): string => {
    const words = random() < 0.5 ? english : arabic;
    return words[from + Math.floor(random() * (to - from))] ?? '';
  };
  const some = (count: number, make: () => string) => Array.from({ length: count }, make);
  const typed = some(60, () => word(20, 8_000)).flatMap((whole) =>
    Array.from({ length: Math.max(1, whole.length - 1) }, (_none, at) => whole.slice(0, at + 2)),
  );
  return {
    typed,
    rare: some(200, () => word(5_000, 30_000)),
    common: some(100, () => word(0, 30)),
    twoWords: some(200, () => `${word(10, 2_000)} ${word(10, 2_000).slice(0, 3)}`),
    oneLetter: [...'abcdefghijklmnopqrstuvwxyzابتثجحخدذرزسشصضطظعغفقكلمنهوي'],
  };
}

/** What makes a deletion durable: the row and its words gone, the log emptied into the file. */
function eraseOne(store: Store, number: number): void {
  inTransaction(store, () => eraseMessages(store, [id('m', number)], 1));
  clearOldPages(store);
}

function hide(running: readonly Running[], numbers: readonly number[]): void {
  for (const { store } of running)
    inTransaction(store, () =>
      store.exec(
        `UPDATE message SET delete_at = 1 WHERE id IN (${numbers.map((one) => `'${id('m', one)}'`).join()})`,
      ),
    );
}

async function measureReading(store: Store, dataKey: Uint8Array) {
  let [bytes, longest, before] = [0, 0, performance.now()];
  const started = before;
  let whole = 0;
  await visitPages(
    store,
    dataKey,
    (page) => {
      if (page.isWhole()) whole += 1;
    },
    (read) => {
      bytes += read;
      longest = Math.max(longest, performance.now() - before);
      setImmediate(() => {
        before = performance.now();
      });
    },
  );
  return {
    megabytesPerSecond: round(bytes / 1024 / 1024 / ((performance.now() - started) / 1000), 0),
    longestSliceMs: round(longest, 1),
    wholePages: whole,
  };
}

/** `messages`: a million for figures that count. */
export async function benchStore(messages: number) {
  const folder = mkdtempSync(join(tmpdir(), 'o7bs-'));
  try {
    const contestants = await listContestants(folder);
    const running: Running[] = contestants.map((contestant) => ({
      contestant,
      store: contestant.open('create'),
    }));
    const corpus = makeCorpus(7);
    const buildSeconds = build(running, corpus, messages);
    for (const { store } of running) clearOldPages(store);
    const sizes = Object.fromEntries(
      contestants.map(({ name }) => [
        name,
        round(statSync(join(folder, `${name}.db`)).size / 1024 / 1024, 0),
      ]),
    );
    const random = seededRandom(11);
    const queries = makeQueries(corpus, random);
    const anyConversation = Array.from({ length: 400 }, () =>
      conversationId(Math.floor(corpus.conversations * random())),
    );
    const everyConversation = Array.from({ length: corpus.conversations }, (_none, at) => conversationId(at));
    const anyMessage = Array.from({ length: 400 }, () => 1 + Math.floor(messages * random()));
    const lines = Array.from({ length: 600 + 60 * 100 }, () => corpus.line());
    const fresh = { next: messages };
    const at = <Value>(values: readonly Value[], index: number): Value =>
      values[index % values.length] as Value;

    // The first of each kind on a new connection: its cache is empty, the system's is not.
    const first = (work: (store: Store) => void): Figure => {
      const times = noTimes(contestants.map(({ name }) => name));
      for (let round = 0; round < 9; round++) {
        for (const one of running) {
          one.store.close();
          one.store = one.contestant.open('open');
          take(times, one.contestant.name, () => work(one.store));
        }
      }
      return toFigure(times);
    };
    const run = (rounds: number, work: (store: Store, round: number) => void) =>
      toFigure(inTurn(running, rounds, work));
    const typing = (chosen: readonly string[], conversation: string | null = null) =>
      run(chosen.length, (store, round) => void search(store, at(chosen, round), conversation));

    inTurn(running, 200, (store, round) => void listMessages(store, at(anyConversation, round), null, 50));
    const page = {
      last: run(400, (store, round) => void listMessages(store, at(anyConversation, round), null, 50)),
      lastOfEach: run(
        everyConversation.length,
        (store, round) => void listMessages(store, at(everyConversation, round), null, 50),
      ),
      older: run(
        400,
        (store, round) =>
          void listMessages(store, at(anyConversation, round), { order: at(anyMessage, round), id: '' }, 50),
      ),
    };
    typing(queries.typed.slice(0, 60));
    const searches = {
      asTyped: typing(queries.typed),
      rare: typing(queries.rare),
      common: typing(queries.common),
      twoWords: typing(queries.twoWords),
      inConversation: typing(queries.twoWords, conversationId(3)),
      oneLetter: typing(queries.oneLetter),
    };
    const insert = {
      one: run(600, (store, round) => {
        const number = fresh.next + 1 + round;
        inTransaction(store, () => add(store, number, at(lines, round)));
      }),
      hundred: run(60, (store, round) => {
        inTransaction(store, () => {
          for (let row = 0; row < 100; row++)
            add(store, fresh.next + 1_000 + round * 100 + row, at(lines, 600 + round * 100 + row));
        });
      }),
    };
    const chosen = [...new Set(anyMessage)].slice(0, 150);
    hide(running, chosen);
    const durableDelete = run(chosen.length, (store, round) => eraseOne(store, at(chosen, round)));
    const cold = {
      lastPage: first((store) => void listMessages(store, at(anyConversation, 5), null, 50)),
      search: first((store) => void search(store, at(queries.rare, 5))),
    };
    const [own] = running;
    if (own === undefined) throw new Error('ours is always there');
    const reading = await measureReading(own.store, new Uint8Array(32).fill(5));
    for (const { store } of running) store.close();
    return {
      messages,
      contestants: contestants.map(({ name }) => name),
      buildSeconds,
      megabytes: sizes,
      insert,
      page,
      search: searches,
      durableDelete,
      cold,
      reading,
      goals: {
        insertToSignal: insert.one.toSignal,
        pageToSignal: page.last.toSignal,
        searchToSignal: searches.asTyped.toSignal,
        searchAsTypedP95Ms: searches.asTyped.p95['ours'],
        lastPageP95Ms: page.lastOfEach.p95['ours'],
        durableDeleteMs: durableDelete.ms['ours'],
      },
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
