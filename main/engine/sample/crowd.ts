/** What tests and benches add to the sample: a very long conversation, and many people with little to say. The same every time. */
import { makeProfile } from '../profile/sign-up.ts';
import type { Store } from '../store/database.ts';
import { setReadUpTo } from '../store/repositories/conversations.ts';
import { type Author, addLine } from './lines.ts';
import { sampleClock } from './moment.ts';
import { addNewcomer } from './newcomer.ts';
import { people } from './people/index.ts';

const minute = 60_000;
/** Between two lines of the long conversation. */
const paceMs = 7 * minute;

/** Numbers from 0 up to 1 that only look like chance (mulberry32). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Ordinary lines: what the sample's people wrote, now and then several in one. */
function createWriter(seed: number): () => { readonly mine: boolean; readonly text: string } {
  const roll = createDice(seed);
  const spoken = people.flatMap(({ lines }) => lines);
  const pick = () => spoken[Math.floor(roll() * spoken.length)];
  return () => {
    const [, who, text] = pick() ?? [null, 'them', '…'];
    const isLong = roll() < 0.04;
    const more = isLong ? Array.from({ length: 5 }, () => pick()?.[2] ?? '') : [];
    return { mine: who === 'rana', text: [text, ...more].join('\n') };
  };
}

/** Each line whose number this divides begins with it: what a search finds once. */
const namedEvery = 100;

/** Where a long conversation stands, and how long it is. */
export interface LongConversation {
  /** Names it in ids. */
  readonly key: string;
  readonly nickname: string;
  readonly lines: number;
}

/** A conversation of exactly this many lines, the newest a few minutes old. Call inside a transaction. */
export function addLongConversation(
  store: Store,
  rana: Author,
  { key, nickname, lines }: LongConversation,
): void {
  const activeAt = sampleClock.now() - paceMs;
  const joinedAt = activeAt - (lines - 1) * paceMs;
  const keys = makeProfile('client', nickname, joinedAt);
  const newcomer = { key, nickname, label: `${lines} lines`, joinedAt, activeAt, keys };
  const place = addNewcomer(store, { ...newcomer, state: 'open' });
  const write = createWriter(lines);
  for (let number = 1; number <= lines; number++) {
    const at = joinedAt + (number - 1) * paceMs;
    const { mine, text } = write();
    const words = number % namedEvery === 0 ? `${key}-${number} ${text}` : text;
    addLine(store, key, place, rana, { number, at, delivery: 'delivered', mine, text: words });
  }
  setReadUpTo(store, place.conversation, lines);
}

const names = ['maple', 'harbour', 'teacup', 'finch', 'نورس', 'ياسمين', 'قهوة', 'موج'];

/** Further people, a line each. They share one set of keys: nothing is ever sealed for them. Call inside a transaction. */
export function addCrowd(store: Store, rana: Author, count: number): void {
  const write = createWriter(count);
  const keys = makeProfile('client', 'crowd', sampleClock.now());
  for (let person = 1; person <= count; person++) {
    const key = `crowd/${person}`;
    const nickname = `${names[person % names.length]} ${person}`;
    const at = sampleClock.now() - person * 20 * minute;
    const label = `${nickname}, waiting list`;
    const newcomer = { key, nickname, label, joinedAt: at, activeAt: at, keys };
    const place = addNewcomer(store, { ...newcomer, state: 'open' });
    addLine(store, key, place, rana, { number: 1, at, delivery: 'delivered', ...write() });
    setReadUpTo(store, place.conversation, person % 9 === 0 ? 0 : 1);
  }
}
