import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listStems, listWords } from '../../../../../contract/domain/search-words.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  clearOldPages,
  eraseMessages,
  hideMessages,
} from '../../../../../main/engine/store/repositories/deletions.ts';
import { addMessage } from '../../../../../main/engine/store/repositories/messages.ts';
import {
  addToIndex,
  fillIndex,
  isIndexSound,
  rebuildIndex,
} from '../../../../../main/engine/store/repositories/word-index.ts';
import { readDecrypted } from '../../../../support/decrypted-pages.ts';
import { createOlderDatabase } from '../../../../support/older-database.ts';
import { seededRandom } from '../../../../support/seeded-random.ts';

let folder: string;
let file: string;
const dataKey = new Uint8Array(32).fill(7);
let store: Store;

function say(number: number, text: string): string {
  addMessage(store, {
    id: `message ${number}`,
    conversation: 'talk',
    number,
    mine: false,
    senderAccount: 'sara',
    senderDevice: 'd',
    text,
    at: 1_700_000_000_000 + number,
    receivedAt: number,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  });
  return `message ${number}`;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7w-'));
  file = join(folder, 'o7.db');
  createOlderDatabase(file, dataKey, 40);
  store = openStore({ file, dataKey, mode: 'open' });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const matches = (query: string): unknown[] =>
  store.prepare('SELECT rowid FROM word_index WHERE word_index MATCH ? ORDER BY rowid').pluck().all(query);

describe('the word index', () => {
  it('holds the messages that were there before it', () => {
    expect(matches('garden')).toEqual([1]);
    expect(matches('stems : موعد')).toEqual([2]);
    expect(matches('عياده')).toEqual([2]);
  });

  it('keeps to the numbers of messages when the file is rewritten', () => {
    store.exec('DELETE FROM outbox');
    store.prepare('DELETE FROM message WHERE place = 1').run();
    store.exec('VACUUM');
    const [place] = matches('موعد');
    expect(store.prepare('SELECT id FROM message WHERE place = ?').pluck().get(place)).toBe('m2');
  });

  it('is made anew from the messages alone', () => {
    say(100, 'tangerine');
    const before = matches('talk OR tangerine OR garden');
    store.transaction(() => rebuildIndex(store))();
    expect(matches('talk OR tangerine OR garden')).toEqual(before);
    expect(isIndexSound(store)).toBe(true);
  });

  it('says when its structure is damaged', () => {
    say(101, 'tangerine '.repeat(600));
    expect(isIndexSound(store)).toBe(true);
    store.unsafeMode(true);
    store.prepare(`UPDATE word_index_data SET block = zeroblob(30) WHERE id > 1000`).run();
    expect(isIndexSound(store)).toBe(false);
  });

  it('leaves no word of an erased message in any page or in the log', () => {
    const random = seededRandom(7);
    const letters = { latin: 'abcdefghijklmnopqrstuvwxyz', arabic: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي' };
    const unique = (script: keyof typeof letters) =>
      Array.from({ length: 14 }, () => letters[script][Math.floor(random() * letters[script].length)]).join(
        '',
      );
    const lines = Array.from({ length: 300 }, (_none, at) => ({
      id: '',
      words: [unique('latin'), unique('arabic'), `ال${unique('arabic')}`],
      at: at + 10,
    }));
    store.transaction(() => {
      for (const line of lines)
        line.id = say(line.at, `common words ${line.words.join(' and ')} around them`);
    })();
    clearOldPages(store);
    // An index shares the beginnings of neighbouring words: what would tell is the rest.
    const telling = (line: (typeof lines)[number]) =>
      line.words.flatMap(listWords).map((word) => word.slice(4));
    const contents = () => readDecrypted(file, dataKey);
    const before = contents();
    for (const line of lines)
      for (const rest of telling(line)) expect(before.includes(rest), `control: ${rest}`).toBe(true);

    const [gone, kept] = [lines.filter(({ at }) => at % 3 === 0), lines.filter(({ at }) => at % 3 !== 0)];
    for (const { id } of gone) {
      hideMessages(store, 'talk', [id], 1);
      store.transaction(() => eraseMessages(store, [id], 2))();
    }
    clearOldPages(store);
    const after = contents();
    expect(gone.flatMap(telling).filter((rest) => after.includes(rest))).toEqual([]);
    for (const line of kept) for (const rest of telling(line)) expect(after.includes(rest)).toBe(true);
    expect(readFileSync(`${file}-wal`)).toHaveLength(0);
    expect(isIndexSound(store)).toBe(true);
    expect(matches('common')).toHaveLength(kept.length);
    // Each line is erased by a transaction of its own, and a slow disk writes every one.
  }, 30_000);
});

describe('the words of a text', () => {
  it('are what entries in shipped databases were made of: another result needs a migration that makes them anew', () => {
    const text =
      'Don’t say "ﬁne": وَلِلبَيتِ الأَحمَرِ ٣ شُبّاكين، فبالكتاب و«الشيء» 🙏 Ｆull İstanbul co-op a\u200db';
    expect(listWords(text)).toEqual([
      'dont',
      'say',
      'fine',
      'وللبيت',
      'الاحمر',
      '3',
      'شباكين',
      'فبالكتاب',
      'و',
      'الشي',
      '🙏',
      'full',
      'istanbul',
      'co',
      'op',
      'ab',
    ]);
    expect(listWords(text).flatMap(listStems)).toEqual(['بيت', 'احمر', 'كتاب', 'شي']);
    expect(listStems('وكتاب')).toEqual(['كتاب']);
    expect(listStems('كتاب')).toEqual([]);
    expect(listStems('ولمدرسه')).toEqual(['لمدرسه', 'مدرسه']);
  });

  it('fill an index in slices as one by one', () => {
    store.exec(`INSERT INTO word_index (word_index) VALUES ('delete-all')`);
    store.transaction(() => fillIndex(store))();
    expect(matches('garden')).toEqual([1]);
    addToIndex(store, { place: 9_999, conversation: 'talk', text: 'garden', names: null, at: 5 });
    expect(matches('garden')).toEqual([1, 9_999]);
  });
});
