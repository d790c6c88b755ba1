import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataClasses } from '../../../../../contract/domain/data-classes.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openStore, requiredPragmas, type Store } from '../../../../../main/engine/store/database.ts';
import { migrations, newestVersion } from '../../../../../main/engine/store/migrations/index.ts';
import { listTables } from '../../../../../main/engine/store/repositories/holdings.ts';

let folder: string;
let file: string;
let dataKey: Uint8Array;
const open = (mode: 'create' | 'open'): Store => openStore({ file, dataKey, mode });

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7s-'));
  file = join(folder, 'o7.db');
  dataKey = randomBytes(32);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the store', () => {
  it('is born encrypted and runs with every durability and secrecy setting', () => {
    const store = open('create');
    for (const [name, value] of Object.entries(requiredPragmas))
      expect(store.pragma(name, { simple: true }), name).toBe(value);
    store.prepare('INSERT INTO setting VALUES (?, ?)').run('canary', 'plain-text-canary');
    store.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(file);
    store.close();
    expect(bytes.subarray(0, 15).toString()).not.toBe('SQLite format 3');
    expect(bytes.includes('plain-text-canary')).toBe(false);
  });

  it('never comes to exist by being opened, and is not opened with another key', () => {
    expect(() => open('open')).toThrow('store.missing');
    open('create').close();
    dataKey = randomBytes(32);
    expect(() => open('open')).toThrow('store.damaged');
  });

  it('refuses a database of a later app and a second opener', () => {
    const store = open('create');
    expect(() => open('open')).toThrow('profile.inUse');
    store.pragma(`user_version = ${newestVersion + 10}`);
    store.close();
    expect(() => open('open')).toThrow('store.newer');
  });

  it('migrates in steps of ten, and opening again changes nothing', () => {
    const versions = migrations.map((one) => one.version);
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    expect([...new Set(versions)].toSorted((a, b) => a - b)).toEqual(versions);
    const store = open('create');
    const tables = listTables(store);
    store.close();
    const again = open('open');
    expect(again.pragma('user_version', { simple: true })).toBe(newestVersion);
    expect(listTables(again)).toEqual(tables);
    again.close();
  });

  it('brings a database of the step before to this one with everything in it', () => {
    const store = open('create');
    store.close();
    // A file as the first release left it: its one step, and a conversation with a line in it.
    rmSync(file);
    const old = new Database(file);
    old.pragma("cipher = 'sqlcipher'");
    old.pragma('legacy = 4');
    old.pragma(`key = "x'${Buffer.from(dataKey).toString('hex')}'"`);
    old.exec(migrations[0]?.sql ?? '');
    old.pragma('user_version = 10');
    old.exec(`INSERT INTO contact VALUES ('a', x'00', 'Sara', NULL, 'Nile', '{}', 1);
      INSERT INTO conversation (id, contact, generation, state, created_at, activity_at) VALUES ('c', 'a', 1, 'open', 1, 1);
      INSERT INTO message (id, conversation, sort_key, mine, sender_account, sender_device, body_text, at, received_at, delivery)
        VALUES ('m', 'c', 1, 0, 'a', 'd', 'still here', 1, 1, 'sent')`);
    old.close();
    const again = open('open');
    expect(again.pragma('user_version', { simple: true })).toBe(newestVersion);
    expect(again.prepare('SELECT body_text, delete_at FROM message').all()).toEqual([
      { body_text: 'still here', delete_at: null },
    ]);
    expect(
      again.prepare('SELECT pinned, archived, marked_unread, settled_up_to FROM conversation').get(),
    ).toEqual({
      pinned: 0,
      archived: 0,
      marked_unread: 0,
      settled_up_to: 0,
    });
    again.close();
  });

  it('holds no table outside the data classes, strict ones only', () => {
    const store = open('create');
    const named = Object.values(dataClasses).flatMap((one): readonly string[] => one.deviceTables);
    expect(listTables(store)).toEqual(named.toSorted());
    const lax = store.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`,
    );
    expect(lax.all()).toEqual([]);
    store.close();
  });
});
