import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutPieces } from '../../../../../main/engine/search/pieces.ts';
import { parseQuery } from '../../../../../main/engine/search/query.ts';
import { searchMessages } from '../../../../../main/engine/search/searching.ts';
import { openMemoryStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  addConversation,
  removeConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import {
  eraseMessages,
  hideMessages,
  unhideMessages,
} from '../../../../../main/engine/store/repositories/deletions.ts';
import { addMessage } from '../../../../../main/engine/store/repositories/messages.ts';
import { isIndexSound } from '../../../../../main/engine/store/repositories/word-index.ts';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 0, 1);
let store: Store;
let next = 0;

function addPerson(key: string): void {
  store
    .prepare(
      `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES (?, x'00', ?, NULL, 'Nile', '{}', 1)`,
    )
    .run(`account ${key}`, key);
  addConversation(store, {
    id: key,
    contact: `account ${key}`,
    generation: 1,
    state: 'open',
    readUpTo: 0,
    createdAt: 1,
    activityAt: 1,
  });
}

function say(text: string, conversation = 'sara', at = start): string {
  next += 1;
  addMessage(store, {
    id: `message ${next}`,
    conversation,
    number: next,
    mine: next % 2 === 0,
    senderAccount: 'a',
    senderDevice: 'd',
    text,
    at,
    receivedAt: at,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  });
  return `message ${next}`;
}

type Options = Partial<Parameters<typeof searchMessages>[1]>;
const search = (query: string, options: Options = {}) =>
  searchMessages(
    { store, clock: { now: () => start + 400 * day } as Parameters<typeof searchMessages>[0]['clock'] },
    { query, conversation: null, from: null, until: null, before: null, limit: 50, ...options },
  );
const texts = (query: string, options: Options = {}) =>
  search(query, options).hits.map((hit) => hit.message.text);

beforeEach(() => {
  store = openMemoryStore();
  next = 0;
  addPerson('sara');
  addPerson('omar');
});
afterEach(() => store.close());

describe('search as you type', () => {
  it('finds every word in any order, the last one by its beginning, newest first', () => {
    say('The garden after the rain');
    say('Rain again, and the garden is under water');
    say('A gardener came');
    expect(texts('rain gard')).toEqual([
      'Rain again, and the garden is under water',
      'The garden after the rain',
    ]);
    expect(texts('gard')).toHaveLength(3);
    expect(texts('gard rain')).toEqual([]);
    expect(texts('GÁRDEN RAIN')).toHaveLength(2);
    expect(texts('arden')).toEqual([]);
  });

  it('takes words in quotes as a phrase, and one whose quote is open by its beginning', () => {
    say('after the rain it was quiet');
    say('the rain after it');
    expect(texts('"after the rain"')).toEqual(['after the rain it was quiet']);
    expect(texts('"after the ra')).toEqual(['after the rain it was quiet']);
    expect(texts('“after the ra”')).toEqual([]);
    expect(texts('it "the rain"')).toHaveLength(2);
  });

  it.each([
    ['محمد', 'قال مُحَمَّدٌ نعم'],
    ['احمد', 'جاء أحمد'],
    ['إسلام', 'اسلام هنا'],
    ['عياده', 'في العيادة الجديدة'],
    ['مني', 'سألت منى'],
    ['سارة', 'كتبت ســـاره أمس'],
    ['مسؤول', 'هو مسوول'],
    ['2026', 'في عام ٢٠٢٦'],
    ['١٢', 'الساعة 12'],
    ['كتاب', 'قرأت والكتاب معي'],
    ['كتاب', 'بالكتاب كله'],
    ['كتاب', 'للكتاب قيمة'],
    ['الكتاب', 'كتاب جديد'],
    ['موعد', 'وموعدنا غدا'],
    ['موعدنا', 'لموعدنا القادم'],
    ['شي', 'كل شيء بخير'],
    ['dont', 'I don’t know'],
    ["don't", 'I dont know'],
  ])('%s finds %s and shows it as it was written', (query, text) => {
    say(text);
    const [hit] = search(query).hits;
    expect(hit?.pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(hit?.pieces.some((piece) => piece.hit)).toBe(true);
  });

  it('keeps phrases exact: what is left of a word without its prefix does not stand in one', () => {
    say('قرأت والكتاب معي');
    expect(texts('"قرأت والكتاب"')).toHaveLength(1);
    expect(texts('"قرأت كتاب"')).toEqual([]);
  });

  it('looks in one conversation, and in a span of time across months and years', () => {
    say('a walk by the river', 'sara', start - 400 * day);
    say('a walk by the sea', 'omar', start + 5 * day);
    say('a walk in town', 'sara', start + 40 * day);
    expect(texts('walk', { conversation: 'omar' })).toEqual(['a walk by the sea']);
    expect(texts('walk', { from: start })).toEqual(['a walk in town', 'a walk by the sea']);
    expect(texts('walk', { until: start + 5 * day })).toEqual(['a walk by the river']);
    expect(texts('walk', { from: start + 5 * day, until: start + 5 * day + 1 })).toEqual([
      'a walk by the sea',
    ]);
    expect(texts('walk', { from: start + 6 * day, until: start + 6 * day })).toEqual([]);
    expect(texts('walk', { conversation: 'sara', from: start - 800 * day, until: start })).toEqual([
      'a walk by the river',
    ]);
  });

  it('goes on where the page before ended, and says whether there is more', () => {
    for (let line = 1; line <= 7; line++) say(`line ${line}`);
    const first = search('line', { limit: 3 });
    const second = search('line', { limit: 3, before: first.hits.at(-1)?.place ?? null });
    const third = search('line', { limit: 3, before: second.hits.at(-1)?.place ?? null });
    expect([first, second, third].map(({ more }) => more)).toEqual([true, true, false]);
    expect([first, second, third].flatMap(({ hits }) => hits.map((hit) => hit.message.text))).toEqual(
      [7, 6, 5, 4, 3, 2, 1].map((line) => `line ${line}`),
    );
  });

  it('never shows what is about to be deleted, shows it again when it is taken back, and forgets what went', () => {
    const id = say('a secret garden');
    hideMessages(store, 'sara', [id], start);
    expect(texts('secret')).toEqual([]);
    unhideMessages(store, 'sara', [id]);
    expect(texts('secret')).toHaveLength(1);
    hideMessages(store, 'sara', [id], start);
    eraseMessages(store, [id], start);
    const place = store.prepare(`SELECT rowid FROM word_index WHERE word_index MATCH 'secret'`).all();
    expect(place).toEqual([]);
    expect(isIndexSound(store)).toBe(true);
  });

  it('forgets the words of a conversation that goes', () => {
    say('a secret garden', 'omar');
    say('another garden', 'sara');
    removeConversation(store, 'omar');
    expect(store.prepare(`SELECT rowid FROM word_index WHERE word_index MATCH 'garden'`).all()).toHaveLength(
      1,
    );
  });

  it('takes any string for a query', () => {
    say('a line with "quotes", (brackets) AND words* NEAR -these');
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('"', '*', '(', ')', ':', '^', '-', 'a', 'ا', 'ل', ' ', 'AND', 'NEAR', '\0'),
      }),
    );
    fc.assert(
      fc.property(odd, fc.boolean(), (query, filtered) => {
        const { hits } = search(
          query,
          filtered ? { conversation: 'sara', from: start - 1, until: start + 1 } : {},
        );
        expect(hits.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
    expect(texts('"brackets) AND words* NEAR -the')).toHaveLength(1);
  }, 30_000);

  it('finds every message by each of its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (text) => {
        const id = say(text);
        const chunk = text.split(/\s+/).find((word) => parseQuery(word).length > 0);
        if (chunk === undefined) return;
        expect(search(chunk, { limit: 50 }).hits.map((hit) => hit.message.id)).toContain(id);
      }),
      { numRuns: 120 },
    );
  }, 30_000);
});

describe('the part of a message that is shown', () => {
  const pieces = (text: string, query: string) => cutPieces(text, parseQuery(query));

  it('marks whole words and phrases', () => {
    expect(pieces('The garden, after rain', 'gard')).toEqual([
      { text: 'The ', hit: false },
      { text: 'garden', hit: true },
      { text: ', after rain', hit: false },
    ]);
    expect(pieces('now after the rain', '"after the rain"')).toEqual([
      { text: 'now ', hit: false },
      { text: 'after the rain', hit: true },
    ]);
  });

  it('cuts a long one around its first hit, between words', () => {
    const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
    const cut = pieces(text, 'needle');
    expect(cut[0]).toMatchObject({ hit: false });
    expect(cut[0]?.text).toMatch(/^…before (before )+$/);
    expect(cut[1]).toEqual({ text: 'needle', hit: true });
    expect(cut[2]?.text).toMatch(/^( after)+…$/);
    expect(cut.map((piece) => piece.text).join('').length).toBeLessThan(200);
  });

  it('is a part of the text, splits no letter from its marks and no picture, whatever the text', () => {
    const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const unit = fc.constantFrom('a', 'e\u0301', ' ', '👩‍👩‍👧', '🇪🇬', 'مُ', 'ل', 'needle', '\n');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (text) => {
        const shown = pieces(text, 'needle')
          .map((piece) => piece.text)
          .join('');
        const inner = shown.replace(/^…|…$/g, '');
        const at = text.indexOf(inner);
        expect(at).toBeGreaterThanOrEqual(0);
        const borders = new Set([...clusters.segment(text)].map((one) => one.index).concat(text.length));
        const places = [...text.matchAll(/(?:)/g)]
          .map((one) => one.index)
          .filter((from) => text.startsWith(inner, from));
        expect(
          places.some((from) => borders.has(from) && borders.has(from + inner.length)) || inner === '',
        ).toBe(true);
      }),
    );
  });
});
