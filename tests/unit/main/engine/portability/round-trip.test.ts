import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portableSchemas } from '../../../../../contract/domain/portable.ts';
import { toAppError } from '../../../../../contract/errors/app-error.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { clearConversation } from '../../../../../main/engine/messaging/clearing.ts';
import { eraseHidden } from '../../../../../main/engine/messaging/deleting.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { listOthers } from '../../../../../main/engine/messaging/people.ts';
import { getConversationView, listConversationViews } from '../../../../../main/engine/messaging/views.ts';
import { makeExport } from '../../../../../main/engine/portability/exporting.ts';
import { takeBackImport, takeImport } from '../../../../../main/engine/portability/importing.ts';
import { openArchive, readChecked } from '../../../../../main/engine/portability/opening.ts';
import { exportRules } from '../../../../../main/engine/portability/rules.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { describeIdentity } from '../../../../../main/engine/recovery/identity.ts';
import { putAttachment, readAttachment } from '../../../../../main/engine/store/attachments.ts';
import { openStore } from '../../../../../main/engine/store/database.ts';
import {
  getAccount,
  getDevice,
  putAccount,
  putDevice,
  putPracticeName,
} from '../../../../../main/engine/store/repositories/account.ts';
import { listAttachments } from '../../../../../main/engine/store/repositories/attachments.ts';
import {
  addConversation,
  getConversation,
} from '../../../../../main/engine/store/repositories/conversations.ts';
import { keepDraft } from '../../../../../main/engine/store/repositories/drafts.ts';
import { countHistoryLines } from '../../../../../main/engine/store/repositories/history.ts';
import { listTables } from '../../../../../main/engine/store/repositories/holdings.ts';
import { markLeft, putMember } from '../../../../../main/engine/store/repositories/members.ts';
import { listFileViews } from '../../../../../main/engine/store/repositories/message-files.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { findByWords } from '../../../../../main/engine/store/repositories/search.ts';
import { run as runSql } from '../../../../../main/engine/store/statement.ts';
import { addLine, addTalk } from '../../../../support/store-lines.ts';

const start = Date.UTC(2026, 10, 20, 9);
const secret = 'a long passphrase of one’s own';
const root = mkdtempSync(join(tmpdir(), 'o7-portable-'));
const run = { signal: new AbortController().signal, progress: () => {} };
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(loadSodium);

/** A desk with a vault of its own; what exports and imports touch, and nothing else: reaching for the network would fail here. */
function newDesk(role: 'client' | 'therapist'): Desk & { readonly vault: string } {
  const vault = mkdtempSync(join(root, 'vault-'));
  const store = openStore({ file: join(vault, 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  const { account, device } = makeProfile(role, 'Rana', start);
  putAccount(store, { ...account, registration: null });
  putDevice(store, device);
  putPracticeName(store, 'Nile');
  return {
    store,
    vault,
    clock: { now: () => start + 5_000 },
    emit: () => {},
    troubles: new Map(),
    account: getAccount(store),
    device: getDevice(store),
    emitCall: () => {},
    wake: () => {},
  } as unknown as Desk & { readonly vault: string };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const pair = newId();
const group = newId();
const sara = newId();
const omar = newId();
const picture = newId();

/** Everything a line can carry. */
async function fill(desk: Desk & { readonly vault: string }): Promise<void> {
  const { store } = desk;
  const talk = { conversation: pair, account: sara, at: start };
  addTalk(store, talk);
  addLine(store, talk, { id: newId(), number: 1, text: 'The garden after the rain\n<b>&"\'' });
  const answered = newId();
  addLine(store, talk, {
    id: answered,
    number: 2,
    text: 'الموعد غدًا',
    mine: true,
    senderAccount: desk.account.id,
  });
  addLine(store, talk, {
    id: newId(),
    number: 3,
    text: 'yes',
    replyTo: answered,
    missingBefore: 2,
    mark: 'cameBack',
  });
  runSql(
    store,
    'UPDATE message SET first_text = body_text, edited_at = $at, read_at = $at, starred_at = $at WHERE id = $id',
    { id: answered, at: start + 9 },
  );
  const file = { name: '../plan: a.pdf', type: 'application/pdf', size: 5, sealedSize: 99 } as const;
  const bytes = { blob: 'A'.repeat(22), key: 'A'.repeat(43), hash: 'A'.repeat(43) };
  const gone = { ...file, ...bytes, name: 'never fetched.txt' };
  addLine(store, talk, { id: picture, number: 4, text: '', files: [{ ...file, ...bytes }, gone] });
  const held = { message: picture, name: file.name, type: file.type, createdAt: start };
  const attachment = await putAttachment(store, desk.vault, held, bytesOf('plan!'));
  runSql(store, `UPDATE message_file SET file = $file, state = 'here' WHERE position = 0`, {
    file: attachment.file,
  });
  addLine(store, talk, {
    id: newId(),
    number: null,
    text: 'waits',
    mine: true,
    senderAccount: desk.account.id,
    delivery: 'waiting',
  });
  keepDraft(store, pair, 'half a sent', start + 3);
  addConversation(store, {
    id: group,
    kind: 'group',
    founder: desk.account.id,
    title: 'Tuesdays',
    generation: 1,
    state: 'open',
    readUpTo: 0,
    createdAt: start + 1,
    activityAt: start + 2,
  });
  for (const account of [desk.account.id, sara, omar])
    putMember(store, group, { account, nickname: account === omar ? 'Omar' : 'Sara', joinedAt: start + 1 });
  markLeft(store, group, omar, start + 4, true);
  const circle = { conversation: group, account: omar, at: start + 2 };
  addLine(store, circle, {
    id: newId(),
    number: 1,
    text: '',
    mine: true,
    notice: { code: 'group.added', names: ['Omar', null] },
  });
  const told = newId();
  addLine(store, circle, {
    id: told,
    number: 2,
    text: 'hello all',
    mine: true,
    senderAccount: desk.account.id,
  });
  runSql(store, 'INSERT INTO message_receipt VALUES ($told, $omar, 5, NULL)', { told, omar });
  addLine(store, circle, { id: newId(), number: 3, text: 'deleted-canary' });
  runSql(store, `UPDATE message SET delete_at = 1 WHERE body_text = 'deleted-canary'`);
  runSql(store, 'UPDATE contact SET label = $label, verified_at = 7', { label: 'S. (Tuesdays)' });
}

async function write(desk: Desk, name: string, passphrase: string | null = null): Promise<string> {
  const file = join(root, name);
  await makeExport(desk, { file, passphrase, language: 'ar', appVersion: '0.0.0' }, run);
  return file;
}

async function hashes(file: string, passphrase: string | null = null): Promise<Record<string, string>> {
  const archive = await openArchive(file, passphrase);
  await archive.close();
  const data = archive.manifest.files.filter(({ path }) => /^(data|files)\//.test(path));
  return Object.fromEntries(data.map(({ path, sha256 }) => [path, sha256]));
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (thrown) => toAppError(thrown).code,
  );

// A passphrase costs what it is measured to cost, several times.
describe('export, import, export', { timeout: 60_000 }, () => {
  it('S10: what is exported, sealed, and brought along elsewhere is exported there with equal hashes', async () => {
    const one = newDesk('therapist');
    await fill(one);
    const plain = await write(one, 'one.zip');
    const sealed = await write(one, 'one.o7export', secret);
    const first = await hashes(plain);
    expect(Object.keys(first)).toHaveLength(6);
    expect(await hashes(sealed, secret)).toEqual(first);

    const other = newDesk('therapist');
    const taken = await takeImport(other, sealed, secret, run);
    expect(taken).toMatchObject({ conversations: 2, lines: 7, files: 1, receipt: { act: 'imported' } });
    expect(await hashes(await write(other, 'two.zip'))).toEqual(first);

    // Read, found, and with its file; nothing of it can be written to or handed on.
    const views = listConversationViews(other);
    expect(views.map(({ nickname, label, state }) => ({ nickname, label, state }))).toEqual([
      { nickname: 'Tuesdays', label: null, state: 'ended' },
      { nickname: 'Sara', label: 'S. (Tuesdays)', state: 'ended' },
    ]);
    expect(
      views.every(
        ({ broughtAlong, unread, waitingForReply }) =>
          broughtAlong !== undefined && unread === 0 && !waitingForReply,
      ),
    ).toBe(true);
    const texts = listMessages(other.store, pair, null, 50).map(({ text }) => text);
    expect(texts).toEqual(['The garden after the rain\n<b>&"\'', 'الموعد غدًا', 'yes', '', 'waits']);
    const search = { terms: [{ forms: ['garden'], isExact: true, isBeginning: false }], conversation: null };
    const found = findByWords(
      other.store,
      { ...search, from: null, until: null, before: null, limit: 5 },
      start,
    );
    expect(found).toHaveLength(1);
    expect(listFileViews(other.store, picture).map(({ state }) => state)).toEqual(['here', 'expired']);
    const [kept] = listAttachments(other.store);
    const pieces: Uint8Array[] = [];
    for await (const piece of readAttachment(other.store, other.vault, kept?.file ?? '')) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('plan!');
    expect(describeIdentity(other.store)).toMatchObject({ contacts: [], conversations: [] });
    expect(getConversationView(other, pair)).toEqual(views[1]);
    for (const { id } of views)
      expect(listOthers(other.store, other.account, getConversation(other.store, id))).toEqual([]);
    expect(countHistoryLines(other.store)).toBe(0);
    const told = listMessages(other.store, group, null, 50).find(({ text }) => text === 'hello all');
    expect(told?.receipts).toEqual({ delivered: 1, read: 0, of: 2 });
    // A second time is refused, and nothing changes.
    expect(await codeOf(takeImport(other, plain, null, run))).toBe('import.notEmpty');
    // Clearing it takes the whole of it away.
    await clearConversation(other, pair);
    eraseHidden(other);
    expect(listConversationViews(other).map(({ id }) => id)).toEqual([group]);
    expect(readdirSync(join(other.vault, 'attachments'))).toEqual([]);
    other.store.close();
    one.store.close();
  });

  it('follows its published schemas, and holds nothing that was deleted, no key and no code', async () => {
    const one = newDesk('client');
    await fill(one);
    const archive = await openArchive(await write(one, 'schema.zip'), null);
    const all: string[] = [];
    for (const named of archive.manifest.files) {
      const parts: Buffer[] = [];
      for await (const part of readChecked(archive, named)) parts.push(part);
      const text = Buffer.concat(parts).toString('utf8');
      all.push(text);
      const { path } = named;
      if (path.endsWith('/conversation.json') && path.startsWith('data/'))
        portableSchemas.conversation.parse(JSON.parse(text));
      if (path === 'data/settings.json') portableSchemas.settings.parse(JSON.parse(text));
      if (path === 'own/profile.json') portableSchemas.profile.parse(JSON.parse(text));
      else if (/^own\/.*\.json$/.test(path)) portableSchemas.table.parse(JSON.parse(text));
      const line = path.includes('security-log')
        ? portableSchemas['security-log-line']
        : portableSchemas.line;
      if (path.endsWith('.ndjson'))
        for (const one of text.trim().split('\n').filter(Boolean)) line.parse(JSON.parse(one));
      if (path.endsWith('.html')) {
        expect(text).not.toMatch(/<script|https?:|\son[a-z]+=|<b>/i);
        expect(text).toContain('dir="rtl"');
      }
    }
    await archive.close();
    const whole = all.join('\n');
    expect(whole).toContain('The garden after the rain');
    expect(whole).toContain('half a sent');
    expect(whole).not.toContain('deleted-canary');
    for (const key of [one.account.key.privateKey, one.device.login.privateKey, one.device.mls.privateKey])
      for (const form of ['hex', 'base64', 'base64url'] as const)
        expect(whole).not.toContain(Buffer.from(key.subarray(0, 30)).toString(form));
    one.store.close();
  });

  it('has a rule for every table', () => {
    const { store } = newDesk('client');
    expect(Object.keys(exportRules).toSorted()).toEqual([...listTables(store)].toSorted());
    store.close();
  });

  it('is taken back whole after a crash, and hidden until then', async () => {
    const one = newDesk('therapist');
    await fill(one);
    const file = await write(one, 'crash.zip');
    const other = newDesk('therapist');
    const stopped = new AbortController();
    const stop = {
      signal: stopped.signal,
      progress: (done: number, total: number) => done / total > 0.95 && stopped.abort(),
    };
    expect(await codeOf(takeImport(other, file, null, stop))).toBe('import.cancelled');
    expect(listConversationViews(other)).toEqual([]);
    expect(listAttachments(other.store)).toEqual([]);
    // As a kill leaves it: the mark, a conversation, lines.
    await takeImport(other, file, null, run);
    runSql(other.store, `INSERT INTO setting VALUES ('import-unfinished', '1')`);
    expect(listConversationViews(other)).toEqual([]);
    await takeBackImport(other, other.vault);
    expect(listConversationViews(other)).toEqual([]);
    expect(listAttachments(other.store)).toEqual([]);
    expect(readdirSync(join(other.vault, 'attachments'))).toEqual([]);
    const search = { terms: [{ forms: ['garden'], isExact: true, isBeginning: false }], conversation: null };
    expect(
      findByWords(other.store, { ...search, from: null, until: null, before: null, limit: 5 }, start),
    ).toEqual([]);
    // And can be brought along again.
    expect(await takeImport(other, file, null, run)).toMatchObject({ lines: 7 });
    other.store.close();
    one.store.close();
  });

  it('leaves nothing behind when it is stopped, and keeps what had the name', async () => {
    const one = newDesk('client');
    await fill(one);
    const file = await write(one, 'kept.zip');
    const before = await hashes(file);
    const stopped = new AbortController();
    const stop = { signal: stopped.signal, progress: () => stopped.abort() };
    const wanted = { file, passphrase: null, language: 'en', appVersion: '0' } as const;
    expect(await codeOf(makeExport(one, wanted, stop))).toBe('export.cancelled');
    expect(existsSync(`${file}.part`)).toBe(false);
    expect(await hashes(file)).toEqual(before);
    mkdirSync(join(root, 'folder.zip'));
    expect(await codeOf(makeExport(one, { ...wanted, file: join(root, 'folder.zip') }, run))).toBe(
      'export.notWritable',
    );
    expect(await codeOf(makeExport(one, { ...wanted, file: join(root, 'nowhere/x.zip') }, run))).toBe(
      'export.notWritable',
    );
    expect(await codeOf(makeExport(one, { ...wanted, passphrase: 'short' }, run))).toBe('passcode.tooShort');
    one.store.close();
  });
});
