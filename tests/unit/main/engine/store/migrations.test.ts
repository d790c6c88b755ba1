import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openStore } from '../../../../../main/engine/store/database.ts';
import { migrations, newestVersion } from '../../../../../main/engine/store/migrations/index.ts';
import {
  discardSnapshots,
  finishEarlierCopy,
  hasEarlierCopy,
  takeEarlierCopy,
} from '../../../../../main/engine/store/snapshot.ts';
import {
  createOlderDatabase,
  listColumns,
  openBare,
  readContent,
} from '../../../../support/older-database.ts';

let folder: string;
let file: string;
let dataKey: Uint8Array;
const versions = migrations.map((one) => one.version);
const previous = versions.at(-2) ?? 0;

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7m-'));
  file = join(folder, 'o7.db');
  dataKey = randomBytes(32);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('each migration', () => {
  it.each(versions.slice(1))('%i: keeps every row of every table of the step before', (version) => {
    const before = Math.max(...versions.filter((one) => one < version));
    const { columns, content } = createOlderDatabase(file, dataKey, before);
    const empty = Object.entries(content).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([table]) => table)).toEqual([]);
    const store = openStore({ file, dataKey, mode: 'open' });
    expect(store.pragma('user_version', { simple: true })).toBe(newestVersion);
    expect(readContent(store, columns)).toEqual(content);
    expect(store.pragma('foreign_key_check')).toEqual([]);
    expect(store.pragma('integrity_check', { simple: true })).toBe('ok');
    store.close();
  });

  it('leaves the same tables behind, whatever it started from', () => {
    const made = openStore({ file: join(folder, 'new.db'), dataKey, mode: 'create' });
    const expected = listColumns(made);
    made.close();
    for (const version of versions) {
      createOlderDatabase(file, dataKey, version);
      const store = openStore({ file, dataKey, mode: 'open' });
      expect(listColumns(store)).toEqual(expected);
      store.close();
      discardSnapshots(folder);
      rmSync(file);
    }
    // From each of the versions up to the newest one: that grows with both.
  }, 60_000);
});

describe('the copy made before a migration', () => {
  const copy = () => join(folder, `o7.db.before-${previous}`);

  it('holds the database of before with its log, is not made for nothing, and goes at the first good start', () => {
    const { columns, content } = createOlderDatabase(file, dataKey, previous);
    openStore({ file, dataKey, mode: 'open' }).close();
    expect(readdirSync(folder)).toEqual(['o7.db', `o7.db.before-${previous}`]);
    const old = openBare(copy(), dataKey);
    expect(readContent(old, columns)).toEqual(content);
    old.close();
    discardSnapshots(folder);
    openStore({ file, dataKey, mode: 'open' }).close();
    expect(readdirSync(folder)).toEqual(['o7.db']);
  });

  it('contains what stood in the log alone', () => {
    createOlderDatabase(file, dataKey, previous);
    const live = openBare(file, dataKey);
    live.prepare('INSERT INTO setting VALUES (?, ?)').run('late', 'in the log');
    const [database, log] = [readFileSync(file), readFileSync(`${file}-wal`)];
    live.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(file, database);
    writeFileSync(`${file}-wal`, log);
    openStore({ file, dataKey, mode: 'open' }).close();
    const old = openBare(copy(), dataKey);
    expect(old.prepare(`SELECT value FROM setting WHERE name = 'late'`).pluck().get()).toBe('in the log');
    old.close();
  });

  it('stands in the place of the database again when asked for, and is migrated anew', () => {
    const { columns, content } = createOlderDatabase(file, dataKey, previous);
    openStore({ file, dataKey, mode: 'open' }).close();
    writeFileSync(file, 'damaged beyond opening');
    expect(() => openStore({ file, dataKey, mode: 'open' })).toThrow('store.damaged');
    expect(hasEarlierCopy(folder)).toBe(true);
    takeEarlierCopy(folder);
    expect(hasEarlierCopy(folder)).toBe(false);
    const store = openStore({ file, dataKey, mode: 'open' });
    expect(readContent(store, columns)).toEqual(content);
    store.close();
    discardSnapshots(folder);
    expect(readdirSync(folder)).toEqual(['o7.db']);
    expect(() => takeEarlierCopy(folder)).toThrow('store.missing');
  });

  it('is put back whole when the change of places was broken off anywhere', () => {
    const brokenOff: readonly ((name: string) => void)[] = [
      () => {},
      () => rmSync(`${file}-wal`),
      () => {
        rmSync(`${file}-wal`);
        rmSync(file);
      },
    ];
    for (const breakOff of brokenOff) {
      const { columns, content } = createOlderDatabase(file, dataKey, previous);
      const chosen = join(folder, 'o7.db.chosen');
      writeFileSync(chosen, readFileSync(file));
      writeFileSync(`${file}-wal`, 'a log of the other database');
      breakOff(chosen);
      finishEarlierCopy(folder);
      expect(existsSync(`${file}-wal`)).toBe(false);
      const store = openStore({ file, dataKey, mode: 'open' });
      expect(readContent(store, columns)).toEqual(content);
      store.close();
      discardSnapshots(folder);
      rmSync(file);
    }
  });

  it('is not made of a database that has a damaged page, and that database is not migrated', () => {
    createOlderDatabase(file, dataKey, previous);
    const bytes = readFileSync(file);
    bytes[5 * 4096 + 9] = (bytes[5 * 4096 + 9] ?? 0) ^ 4;
    writeFileSync(file, bytes);
    expect(() => openStore({ file, dataKey, mode: 'open' })).toThrow('store.damaged');
    expect(readdirSync(folder)).toEqual(['o7.db']);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'is made whole or not at all: without room for it nothing changes',
    () => {
      createOlderDatabase(file, dataKey, previous);
      const bytes = readFileSync(file);
      const program = `import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../../../../main/engine/store/database.ts'))};
      const dataKey = Buffer.from('${Buffer.from(dataKey).toString('hex')}', 'hex');
      try { openStore({ file: ${JSON.stringify(file)}, dataKey, mode: 'open' }); } catch (thrown) { console.log(thrown.code); }`;
      // A limit of the system on the size of any file written: some pages fit, not all.
      const limit = `trap '' XFSZ; ulimit -f 96; exec "$0" --input-type=module-typescript -e "$1"`;
      const said = execFileSync('sh', ['-c', limit, process.execPath, program], { encoding: 'utf8' });
      expect(said.trim()).toBe('store.diskFull');
      expect(readdirSync(folder)).toEqual(['o7.db']);
      expect(readFileSync(file).equals(bytes)).toBe(true);
    },
  );

  it('a failed migration leaves the database at the step before', () => {
    const { columns, content } = createOlderDatabase(file, dataKey, previous);
    const store = openBare(file, dataKey);
    // In the way of what the last step makes.
    store.exec(inTheWay());
    store.close();
    expect(() => openStore({ file, dataKey, mode: 'open' })).toThrow('store.damaged');
    const after = openBare(file, dataKey);
    expect(after.pragma('user_version', { simple: true })).toBe(previous);
    expect(readContent(after, columns)).toEqual(content);
    after.close();
  });

  /** A table, or a column of one that was there, that stands there already. */
  function inTheWay(): string {
    const [old, now] = [previous, newestVersion].map((version) => {
      const name = join(folder, `${version}.db`);
      const { columns } = createOlderDatabase(name, dataKey, version);
      rmSync(name);
      return columns;
    });
    for (const [table, columns] of Object.entries(now ?? {})) {
      const known = old?.[table];
      if (known === undefined) return `CREATE TABLE "${table}" (in_the_way INTEGER) STRICT`;
      const added = columns.find((column) => !known.includes(column));
      if (added !== undefined) return `ALTER TABLE "${table}" ADD COLUMN "${added}" INTEGER`;
    }
    throw new Error('the last step makes nothing that could be in the way');
  }
});
