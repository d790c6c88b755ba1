import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  eraseMessages,
  hideMessages,
  listHidden,
  unhideMessages,
  wasEverHere,
  whereIs,
} from '../../../../../main/engine/store/repositories/deletions.ts';
import {
  addMessage,
  countAllUnread,
  countUnread,
  countWaiting,
  findFirstUnread,
  findLastMessage,
  findLastSent,
  findMessage,
  listMessages,
  listNewestFromOthers,
  markDelivered,
  markSent,
} from '../../../../../main/engine/store/repositories/messages.ts';
import {
  listLastMessages,
  listUnread,
  listWaiting,
} from '../../../../../main/engine/store/repositories/roster.ts';
import { findByWords } from '../../../../../main/engine/store/repositories/search.ts';
import { fillIndex } from '../../../../../main/engine/store/repositories/word-index.ts';

let store: Store;
const asked = new Map<string, string>();

/** Remembers each statement that `work` prepares, under the name of who asked. */
function watch(name: string, work: () => unknown): void {
  const { prepare } = store;
  store.prepare = ((sql: string) => {
    asked.set(sql, name);
    return prepare.call(store, sql);
  }) as Store['prepare'];
  try {
    work();
  } finally {
    store.prepare = prepare;
  }
}

const planOf = (sql: string): readonly string[] => {
  const names = Object.fromEntries([...sql.matchAll(/\$([a-zA-Z]+)/g)].map(([, name]) => [name, 1]));
  const match = sql.includes('MATCH $match') ? { match: 'words : "a"' } : {};
  return store
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all({ ...names, ...match })
    .map((row) => (row as { detail: string }).detail);
};

beforeAll(() => {
  store = openMemoryStore();
  const before = { order: 5, id: 'x' };
  const message = {
    id: 'm',
    conversation: 'c',
    number: 1,
    mine: false,
    senderAccount: 'a',
    senderDevice: 'd',
    text: 'a line',
    at: 1,
    receivedAt: 1,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  } as const;
  store.pragma('foreign_keys = OFF');
  const asking: Readonly<Record<string, () => unknown>> = {
    addMessage: () => addMessage(store, message),
    findMessage: () => findMessage(store, 'm'),
    listMessages: () => listMessages(store, 'c', before, 50),
    findLastMessage: () => findLastMessage(store, 'c'),
    findLastSent: () => findLastSent(store, 'c'),
    listNewestFromOthers: () => listNewestFromOthers(store, 'c', 5),
    markSent: () => markSent(store, 'm', 1, 'e'),
    markDelivered: () => markDelivered(store, 'c', ['m']),
    countUnread: () => countUnread(store, 'c', 0),
    countAllUnread: () => countAllUnread(store, 0),
    findFirstUnread: () => findFirstUnread(store, 'c', 0),
    countWaiting: () => countWaiting(store, 'c'),
    listLastMessages: () => listLastMessages(store),
    listUnread: () => listUnread(store),
    listWaiting: () => listWaiting(store),
    findByWords: () =>
      findByWords(
        store,
        {
          terms: [{ forms: ['a'], isExact: false, isBeginning: true }],
          conversation: 'c',
          from: 0,
          until: 9,
          before: 5,
          limit: 5,
        },
        10,
      ),
    fillIndex: () => fillIndex(store),
    hideMessages: () => hideMessages(store, 'c', ['m'], 1),
    listHidden: () => listHidden(store),
    unhideMessages: () => unhideMessages(store, 'c', ['m']),
    eraseMessages: () => eraseMessages(store, ['m'], 1),
    wasEverHere: () => wasEverHere(store, 'm'),
    whereIs: () => whereIs(store, 'm'),
  };
  for (const [name, work] of Object.entries(asking)) watch(name, work);
});
afterAll(() => store.close());

describe('a store with a million messages', () => {
  it('answers every frequent question through an index, in the order asked for', () => {
    expect(asked.size).toBeGreaterThan(20);
    const slow = [...asked].flatMap(([sql, name]) =>
      planOf(sql)
        .filter((step) =>
          /^SCAN (message|m)\b(?!.*USING (COVERING )?INDEX message_to_delete)|TEMP B-TREE/.test(step),
        )
        .map((step) => `${name}: ${step}`),
    );
    // A conversation's waiting lines are grouped: a handful.
    expect(slow.filter((step) => !step.startsWith('listWaiting'))).toEqual([]);
  });

  it('finds a plan without an index, which is what the test above looks for', () => {
    expect(planOf('SELECT * FROM message ORDER BY at')).toEqual([
      'SCAN message',
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });

  it('seeks in the word index from a place on, newest first', () => {
    const [sql] = [...asked].find(([, name]) => name === 'findByWords') ?? [''];
    expect(planOf(sql)).toEqual([
      // M: the words; <: the place; D: descending without sorting (fts5's own plan).
      expect.stringMatching(/^SCAN word_index VIRTUAL TABLE INDEX \d+:.*M/),
      'SEARCH m USING INTEGER PRIMARY KEY (rowid=?)',
    ]);
  });
});
