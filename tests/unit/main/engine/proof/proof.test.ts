import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { proveDeletion } from '../../../../../main/engine/proof/canary.ts';
import { proveEncryption } from '../../../../../main/engine/proof/database.ts';
import { openMemoryStore, openStore, type Store } from '../../../../../main/engine/store/database.ts';
import { addCanary } from '../../../../../main/engine/store/repositories/canary.ts';
import { listHidden } from '../../../../../main/engine/store/repositories/deletions.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { copyBeginning, removeCopy, tryCopy } from '../../../../../main/engine/store/trying.ts';

const dataKey = new Uint8Array(32).fill(9);
let profileDir: string;
let file: string;
let store: Store;

const deskOver = (opened: Store, onProgress = () => {}): Desk =>
  ({
    store: opened,
    clock: { now: () => 1_760_000_000_000 },
    emit: onProgress,
    account: { id: 'me' },
    device: { id: 'here' },
  }) as unknown as Desk;

const addConversation = (opened: Store) =>
  opened.exec(`INSERT INTO contact (account, account_key, nickname, practice_name, device_list, created_at) VALUES ('sara', x'00', 'Sara', 'Nile', '{}', 1);
    INSERT INTO conversation (id, kind, contact, generation, state, created_at, activity_at)
      VALUES ('talk', 'pair', 'sara', 1, 'open', 1, 1)`);

/** Rows of every table: what a check may not change. */
const rowsOf = (opened: Store) =>
  opened
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .all()
    .filter(({ name }) => !/^(word_index|sqlite_|store_counter)/.test(name))
    .map(({ name }) => `${name} ${JSON.stringify(opened.prepare(`SELECT * FROM "${name}"`).all())}`);

beforeEach(() => {
  profileDir = mkdtempSync(join(tmpdir(), 'o7v-'));
  mkdirSync(join(profileDir, 'vault'));
  file = join(profileDir, 'vault', 'o7.db');
  store = openStore({ file, dataKey, mode: 'create' });
});
afterEach(() => {
  store.close();
  rmSync(profileDir, { recursive: true });
});

describe('the database', () => {
  it('opens with its own key, not without one nor with another, and no copy of it stays', () => {
    const proof = proveEncryption({ store, dataKey }, 7, undefined);
    expect(proof).toMatchObject({ noKey: 'refused', wrongKey: 'refused', ownKey: 'opened' });
    expect(proof.file).toBe('vault/o7.db');
    expect(proof.firstBytes).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(proof.firstBytes, 'hex').toString('latin1')).not.toContain('SQLite');
    expect(readdirSync(join(profileDir, 'vault')).toSorted()).toEqual(['o7.db', 'o7.db-wal']);
    addConversation(store);
  });

  it('that is not encrypted would be found out', () => {
    const copy = copyBeginning(store, 8);
    removeCopy(copy);
    const plain = openMemoryStore();
    writeFileSync(copy, plain.serialize());
    plain.close();
    expect(tryCopy(copy, null, undefined)).toBe(true);
    expect(tryCopy(copy, dataKey, undefined)).toBe(false);
    removeCopy(copy);
    expect(existsSync(copy)).toBe(false);
  });
});

describe('a deleted canary', () => {
  it.each([
    ['in a conversation', true],
    ['where there is none', false],
  ])('S5: is found while it is there and nowhere after: %s', async (_where, hasConversation) => {
    if (hasConversation) addConversation(store);
    writeFileSync(join(profileDir, 'settings.json'), '{}');
    const before = rowsOf(store);
    const proof = await proveDeletion(deskOver(store), { store, dataKey, profileDir });
    expect(proof).toMatchObject({ after: 0, control: true });
    // Each of its four words.
    expect(proof.before).toBeGreaterThanOrEqual(4);
    // Database, log, settings.
    expect(proof.files).toBe(3);
    expect(proof.bytesRead).toBeGreaterThan(40 * 4096);
    expect(rowsOf(store)).toEqual(before);
    expect(readdirSync(profileDir).toSorted()).toEqual(['settings.json', 'vault']);
  });

  it('that stays somewhere is found', async () => {
    addConversation(store);
    // What a forgetful program would do: keep what it saw in a file of its own.
    let kept = '';
    const desk = deskOver(store, () => {
      const row = store.prepare<[], { text: string }>('SELECT body_text AS text FROM message').get();
      if (row !== undefined && kept === '') {
        kept = row.text;
        writeFileSync(join(profileDir, 'kept.log'), Buffer.from(kept, 'utf16le'));
      }
    });
    const proof = await proveDeletion(desk, { store, dataKey, profileDir });
    expect(proof.after).toBeGreaterThan(0);
  });

  it('stands in no list, and a start after a crash would delete it', () => {
    addConversation(store);
    store.transaction(() => addCanary(store, { id: 'c', text: 'a b', at: 5, account: 'me', device: 'd' }))();
    expect(listMessages(store, 'talk', null, 10)).toEqual([]);
    expect(listHidden(store)).toEqual([{ id: 'c', deleteAt: 5 }]);
  });

  it('is looked for in a store in memory too', async () => {
    const memory = openMemoryStore();
    addConversation(memory);
    const proof = await proveDeletion(deskOver(memory), { store: memory, dataKey: null, profileDir });
    expect(proof).toMatchObject({ after: 0, control: true });
    expect(proof.before).toBeGreaterThanOrEqual(4);
    memory.close();
  });
});
