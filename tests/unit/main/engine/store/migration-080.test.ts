import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openStore } from '../../../../../main/engine/store/database.ts';
import { createOlderDatabase, openBare } from '../../../../support/older-database.ts';

let folder = '';
beforeAll(loadSodium);
afterEach(() => rmSync(folder, { recursive: true }));

function olderDatabase(): { file: string; dataKey: Uint8Array } {
  folder = mkdtempSync(join(tmpdir(), 'o7m80-'));
  const older = { file: join(folder, 'o7.db'), dataKey: randomBytes(32) };
  createOlderDatabase(older.file, older.dataKey, 70);
  return older;
}

it('makes every conversation one of two, and keeps what a receipt on its way says', () => {
  const { file, dataKey } = olderDatabase();
  const bare = openBare(file, dataKey);
  bare.exec(`INSERT INTO outbox (conversation, message, type, delivered_ids, at)
    VALUES ('talk', 'receipt', 'delivered', '["m1","m9"]', 1)`);
  bare.close();
  const store = openStore({ file, dataKey, mode: 'open' });
  expect(store.prepare('SELECT kind, contact, founder FROM conversation').all()).toEqual([
    { kind: 'pair', contact: 'sara', founder: null },
  ]);
  expect(store.prepare(`SELECT payload FROM outbox WHERE message = 'receipt'`).pluck().get()).toBe(
    '{"messages":["m1","m9"]}',
  );
  expect(store.prepare(`SELECT payload FROM outbox WHERE message = 'm3'`).pluck().get()).toBeNull();
  store.close();
});

it('takes nothing with the tables that it replaces, and checks references again afterwards', () => {
  const { file, dataKey } = olderDatabase();
  const store = openStore({ file, dataKey, mode: 'open' });
  expect(store.prepare('SELECT count(*) FROM message').pluck().get()).toBe(3);
  expect(store.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(() => store.exec(`INSERT INTO sender_counter VALUES ('nowhere', 'x', 1)`)).toThrow('FOREIGN KEY');
  store.exec(`DELETE FROM conversation WHERE id = 'talk'`);
  expect(store.prepare('SELECT count(*) FROM message').pluck().get()).toBe(0);
  store.close();
});
