import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import { newestVersion } from '../../../../../main/engine/store/migrations/index.ts';
import { findSetting, putSetting } from '../../../../../main/engine/store/repositories/settings.ts';
import { storeError } from '../../../../../main/engine/store/store-error.ts';

const pageBytes = 4096;
const frameBytes = 24 + pageBytes;
let folder: string;
let file: string;
let dataKey: Uint8Array;
const open = (): Store => openStore({ file, dataKey, mode: 'open' });

/** What a file holds after the process that wrote it was killed: a log with four commits, the file as it was before them. */
function leaveAsCrashed(): void {
  const from = join(folder, 'live');
  const store = openStore({ file: from, dataKey, mode: 'create' });
  putSetting(store, 'desk-place', 'x'.repeat(20_000));
  store.pragma('wal_checkpoint(TRUNCATE)');
  for (const name of ['lost-report', 'backup-folder', 'moving', 'kit-news'] as const)
    putSetting(store, name, name.repeat(3_000));
  copyFileSync(from, file);
  copyFileSync(`${from}-wal`, `${file}-wal`);
  store.close();
  rmSync(from);
}

function flip(path: string, at: number, bit = 1): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ bit;
  writeFileSync(path, bytes);
}

/** Every file of the folder with the hash of its bytes. */
const fingerprint = (): readonly string[] =>
  readdirSync(folder)
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    );

function refusedThreeTimes(code: string): void {
  const before = fingerprint();
  for (let start = 1; start <= 3; start++) {
    expect(open).toThrow(code);
    expect(fingerprint()).toEqual(before);
  }
}

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7f-'));
  file = join(folder, 'o7.db');
  dataKey = randomBytes(32);
  leaveAsCrashed();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a start that cannot open the database', () => {
  it('opens what a killed process left, with everything in its log', () => {
    expect(existsSync(`${file}-wal`)).toBe(true);
    const store = open();
    expect(findSetting(store, 'kit-news')).toBe('kit-news'.repeat(3_000));
    store.close();
  });

  it.each([
    ['the salt', 3],
    ['the header on page 1', 24],
    ['the schema on page 1', 3_000],
    ['a page of the schema', pageBytes + 100],
    ['the body of a page', 20 * pageBytes + 77],
    ['the IV of a page', 20 * pageBytes + 4016 + 3],
    ['the authentication code of a page', 20 * pageBytes + 4050],
  ])('changes nothing when one bit of %s is wrong', (_region, at) => {
    // The pages that the log holds anew are not read from the file: here the file stands alone.
    open().close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    flip(file, at);
    refusedThreeTimes('store.damaged');
  });

  it.each([
    ['the magic number of the log', 0],
    ['the page size in the log', 9],
    ['a salt in the log header', 17],
    ['a checksum of the log header', 26],
    ["a frame's page number", 32 + 3],
    ["a frame's salt", 32 + 8],
    ["a frame's checksum", 32 + 20],
    ["a frame's body", 32 + 24 + 1_000],
    ["a later frame's body", 32 + 2 * frameBytes + 24 + 9],
  ])('changes nothing when one bit of %s is wrong: its commits would be dropped', (_region, at) => {
    flip(`${file}-wal`, at);
    refusedThreeTimes('store.damaged');
  });

  it('tells damage in the header of the last commit from a torn write', () => {
    const last = readFileSync(`${file}-wal`).length - frameBytes;
    for (const [field, at] of [
      ['commit', 7],
      ['salt', 9],
      ['checksum', 18],
    ] as const) {
      flip(`${file}-wal`, last + at);
      expect(open, field).toThrow('store.damaged');
      flip(`${file}-wal`, last + at);
    }
    open().close();
  });

  it('takes a torn end for what it is: nothing in it was acknowledged', () => {
    const log = readFileSync(`${file}-wal`);
    writeFileSync(`${file}-wal`, log.subarray(0, log.length - 100));
    const store = open();
    expect(findSetting(store, 'moving')).toBe('moving'.repeat(3_000));
    expect(findSetting(store, 'kit-news')).toBeUndefined();
    store.close();
  });

  it('takes what an aborted transaction left behind the last commit for what it is', () => {
    // Frames of this round, whole, in no commit; then a shorter commit over the first of them.
    const log = readFileSync(`${file}-wal`);
    const lastCommit = log.length - frameBytes;
    const leftover = Buffer.from(log.subarray(lastCommit));
    leftover.writeUInt32BE(0, 4);
    for (const sum of [19, 23]) leftover[sum] = (leftover[sum] ?? 0) ^ 0xff;
    writeFileSync(`${file}-wal`, Buffer.concat([log, leftover, leftover]));
    const store = open();
    expect(findSetting(store, 'kit-news')).toBe('kit-news'.repeat(3_000));
    store.close();
  });

  it('changes nothing in a database of a later app', () => {
    const store = open();
    store.pragma(`user_version = ${newestVersion + 10}`);
    store.close();
    refusedThreeTimes('store.newer');
  });

  it('changes nothing under another key, and in one that is cut short or empty', () => {
    open().close();
    const right = dataKey;
    dataKey = randomBytes(32);
    refusedThreeTimes('store.damaged');
    dataKey = right;
    writeFileSync(file, readFileSync(file).subarray(0, -pageBytes));
    refusedThreeTimes('store.damaged');
    writeFileSync(file, '');
    refusedThreeTimes('store.damaged');
  });

  it('finds damage in a large database by the call that reads the page', () => {
    const store = open();
    store.exec(`INSERT INTO setting VALUES ('large', hex(zeroblob(36 * 1024 * 1024)))`);
    store.close();
    const pages = readFileSync(file).length / pageBytes;
    expect(pages).toBeGreaterThan(17_000);
    flip(file, (pages - 20) * pageBytes + 5);
    const again = open();
    let thrown: unknown;
    try {
      again.prepare('SELECT sum(length(value)) FROM setting').get();
    } catch (error) {
      thrown = storeError(error);
    }
    expect(thrown).toMatchObject({ code: 'store.damaged' });
    again.close();
  }, 60_000);
});
