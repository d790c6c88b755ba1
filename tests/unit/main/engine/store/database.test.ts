import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
