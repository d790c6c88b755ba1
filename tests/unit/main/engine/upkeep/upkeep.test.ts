import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMemoryStore, openStore, type Store } from '../../../../../main/engine/store/database.ts';
import {
  clearOldPages,
  eraseMessages,
  hideMessages,
} from '../../../../../main/engine/store/repositories/deletions.ts';
import { addMessage } from '../../../../../main/engine/store/repositories/messages.ts';
import { fillIndex } from '../../../../../main/engine/store/repositories/word-index.ts';
import { rememberErased } from '../../../../../main/engine/upkeep/erased.ts';
import { checkGone } from '../../../../../main/engine/upkeep/gone.ts';
import { checkIntegrity } from '../../../../../main/engine/upkeep/integrity.ts';

const dataKey = new Uint8Array(32).fill(9);
let profileDir: string;
let folder: string;
let file: string;
let store: Store;
let number = 0;

function say(text: string): string {
  number += 1;
  addMessage(store, {
    id: `message-${number}`,
    conversation: 'talk',
    number,
    mine: true,
    senderAccount: 'me',
    senderDevice: 'the-device-of-the-author',
    text,
    at: 1_760_000_000_000 + number,
    receivedAt: number,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  });
  return `message-${number}`;
}

function erase(...ids: readonly string[]): void {
  hideMessages(store, 'talk', ids, 1);
  rememberErased(store, store.transaction(() => eraseMessages(store, ids, 2))());
  clearOldPages(store);
}

function addPeople(): void {
  store.exec(`INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('sara', x'00', 'Sara', 'the blue door by the river', 'Nile', '{}', 1);
    INSERT INTO conversation (id, kind, contact, generation, state, created_at, activity_at)
      VALUES ('talk', 'pair', 'sara', 1, 'open', 1, 1)`);
}

const check = (...ids: readonly string[]) =>
  checkGone({ store, dataKey: store.memory ? null : dataKey, profileDir }, ids, () => {});

beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), 'o7u-'));
  folder = join(profileDir, 'vault');
  mkdirSync(folder);
  file = join(folder, 'o7.db');
  store = openStore({ file, dataKey, mode: 'create' });
  number = 0;
  addPeople();
});
afterEach(() => {
  store.close();
  rmSync(profileDir, { recursive: true });
});

/** In one transaction: a disk that is busy makes each commit slow. */
const sayMany = (count: number): readonly string[] =>
  store.transaction(() => Array.from({ length: count }, (_none, line) => say(`${line} ${long}`)))();

const long = 'What I never told anybody about that winter, and why it is still here';

describe('check it is gone', () => {
  it('finds no copy in any file, and what is still here by the same search', async () => {
    say('a line that stays');
    const id = say(long);
    erase(id);
    writeFileSync(join(profileDir, 'settings.json'), '{}');
    const report = await check(id);
    expect(report).toMatchObject({ copies: 0, others: 0, control: true });
    // Database, log, settings.
    expect(report.files).toBe(3);
    expect(report.bytesRead).toBeGreaterThan(40 * 4096);
  });

  it.each([
    ['a long one', long],
    ['a short one', 'ok'],
    ['one of a single word', 'المستشفيات'],
    ['one that fills several pages', `${long}. `.repeat(300)],
  ])('finds what a careless deletion would have left: %s', async (_kind, text) => {
    for (let line = 0; line < 20; line++) say(`line ${line} that stays`);
    const id = say(text);
    store.pragma('secure_delete = OFF');
    erase(id);
    expect((await check(id)).copies).toBeGreaterThan(0);
  });

  it('finds a text in any other file, in both encodings and across what is read at a time', async () => {
    const id = say(long);
    erase(id);
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const stray = join(profileDir, 'browser-engine.log');
      writeFileSync(stray, Buffer.concat([Buffer.alloc(1024 * 1024 - 30), Buffer.from(long, encoding)]));
      expect((await check(id)).copies, encoding).toBeGreaterThan(0);
      rmSync(stray);
      expect((await check(id)).copies).toBe(0);
    }
  });

  it('does not take the same words elsewhere for a copy, and counts them', async () => {
    const [id, short] = [say(long), say('ok')];
    say(long);
    say(`Once more: ${long}`);
    say('ok');
    say('looking');
    erase(id, short);
    expect(await check(id)).toMatchObject({ copies: 0, others: 2, control: true });
    expect(await check(short)).toMatchObject({ copies: 0, others: 1, control: true });
    const label = say('the blue door by the river');
    erase(label);
    expect(await check(label)).toMatchObject({ copies: 0, others: 0 });
  });

  it.each([5, 2 ** 40, 2 ** 50])('finds the row of a clock that says %i', async (at) => {
    const id = say('ok');
    store.prepare('UPDATE message SET at = ? WHERE id = ?').run(at, id);
    store.prepare(`INSERT INTO word_index (word_index) VALUES ('delete-all')`).run();
    store.transaction(() => fillIndex(store))();
    clearOldPages(store);
    store.pragma('secure_delete = OFF');
    erase(id);
    expect((await check(id)).copies).toBe(1);
    store.exec('VACUUM');
    expect((await check(id)).copies).toBe(0);
  });

  it('has a control when nothing is left', async () => {
    const id = say(long);
    erase(id);
    expect(await check(id)).toMatchObject({ copies: 0, control: true });
  });

  it('says so when the message is still here, was never here, or is forgotten', async () => {
    const id = say(long);
    await expect(check(id)).rejects.toThrow('message.notErased');
    hideMessages(store, 'talk', [id], 1);
    await expect(check(id)).rejects.toThrow('message.notErased');
    await expect(check('never-written')).rejects.toThrow('message.unknown');
    store.transaction(() => eraseMessages(store, [id], 2))();
    await expect(check(id)).rejects.toThrow('message.notErased');
  });

  it('remembers a bounded number of messages, and none once the store is closed', async () => {
    const ids = sayMany(210);
    erase(...ids);
    await expect(check(ids[0] ?? '')).rejects.toThrow('message.notErased');
    expect(await check(...ids.slice(-150))).toMatchObject({ copies: 0, control: true });
    store.close();
    store = openStore({ file, dataKey, mode: 'open' });
    await expect(check(ids.at(-1) ?? '')).rejects.toThrow('message.notErased');
  });

  it('searches the sample practice, which lives in memory', async () => {
    store.close();
    store = openMemoryStore();
    addPeople();
    say('a line that stays');
    const id = say(long);
    erase(id);
    expect(await check(id)).toMatchObject({ copies: 0, files: 1, control: true });
  });
});

describe('the integrity check', () => {
  const run = () => checkIntegrity({ store, dataKey, folder }, () => {});

  it('reads every page of a sound database', async () => {
    sayMany(500);
    const report = await run();
    expect(report).toMatchObject({ attachments: 0, damaged: [] });
    expect(report.pages).toBe(store.pragma('page_count', { simple: true }));
  });

  it('names the pages that are damaged', async () => {
    sayMany(3_000);
    clearOldPages(store);
    const handle = openSync(file, 'r+');
    for (const page of [60, 90]) writeSync(handle, Buffer.from([0xff, 0]), 0, 2, (page - 1) * 4096 + 500);
    closeSync(handle);
    const { damaged } = await run();
    expect(damaged.filter(({ what }) => what === 'page')).toEqual([
      { what: 'page', at: 60 },
      { what: 'page', at: 90 },
    ]);
  });

  it('names references that lead nowhere, and attachments that are missing or changed', async () => {
    const id = say(long);
    mkdirSync(join(folder, 'attachments'));
    writeFileSync(join(folder, 'attachments', 'changed'), 'not what it was');
    const add = store.prepare(`INSERT INTO attachment VALUES (?, ?, 'n', 't', 1, 1, x'00', zeroblob(32), 1)`);
    for (const name of ['changed', 'missing']) add.run(name, id);
    store.pragma('foreign_keys = OFF');
    store.exec(`INSERT INTO draft VALUES ('nobody', 'text', 1)`);
    const { damaged, attachments } = await run();
    expect(attachments).toBe(2);
    expect(damaged.map(({ what }) => what)).toEqual(['reference', 'attachment', 'attachment']);
  });
});
