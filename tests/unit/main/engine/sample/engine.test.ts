// The sample practice through the real engine: what a person can do in it, and that it leaves no trace and no byte.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channels, type EngineChannel } from '../../../../../contract/bridge/channels.ts';
import type { ConversationView, ProfileStatus } from '../../../../../contract/bridge/views.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import { type Engine, startEngine } from '../../../../../main/engine/engine.ts';
import type { Keychain } from '../../../../../main/engine/keys/keychain.ts';

let folder: string;
let server: Server;
let connects: number;
let keychainCalls: string[];
let engine: Engine;
let statuses: ProfileStatus[];

/** Any use is a failure of the sample, so it answers nothing useful. */
const keychain: Keychain = {
  backend: 'libsecret',
  read: async (name) => {
    keychainCalls.push(`read ${name}`);
    return '';
  },
  write: async (name) => void keychainCalls.push(`write ${name}`),
  remove: async (name) => void keychainCalls.push(`remove ${name}`),
};

const listing = (): readonly string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
    .sort();

async function start(size: { sampleLines?: number; samplePeople?: number } = {}): Promise<Engine> {
  const { port } = server.address() as AddressInfo;
  return startEngine({
    options: {
      profileDir: folder,
      serviceUrl: `http://127.0.0.1:${port}`,
      keychainService: 'O7 Therapy (unit test)',
      ...size,
    },
    keychain,
    emit: (name, payload) => {
      if (name === 'profile.changed') statuses.push(payload as ProfileStatus);
    },
  });
}

const people = async (): Promise<readonly ConversationView[]> =>
  (await engine.call('conversations.list', {})).conversations;

async function personWith(wanted: (one: ConversationView) => boolean): Promise<ConversationView> {
  const found = (await people()).find(wanted);
  if (found === undefined) throw new Error('no such person in the sample');
  return found;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'o7a-'));
  mkdirSync(join(folder, 'Local Storage'));
  writeFileSync(join(folder, 'appearance.json'), '{}');
  connects = 0;
  keychainCalls = [];
  statuses = [];
  server = createServer((socket) => {
    connects += 1;
    socket.destroy();
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  engine = await start();
});

afterEach(async () => {
  await engine.close();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('the sample practice', () => {
  it('opens from first run as a therapist’s desk whose clock stands still', async () => {
    const opened = await engine.call('profile.openSample', {});
    expect(opened).toMatchObject({ state: 'open', me: { role: 'therapist', nickname: 'Rana' } });
    expect(statuses).toEqual([opened]);
    const connection = await engine.call('connection.status', {});
    expect(connection).toMatchObject({ state: 'idle', waiting: 0, error: null });
    expect(opened.state === 'open' && opened.sampleNow).toBe(connection.since);
  });

  it('answers everything within the contract', async () => {
    await engine.call('profile.openSample', {});
    const answers = {
      'profile.status': await engine.call('profile.status', {}),
      'conversations.list': await engine.call('conversations.list', {}),
      'pairing.listInvitations': await engine.call('pairing.listInvitations', {}),
      'privacy.whatWeHold': await engine.call('privacy.whatWeHold', {}),
    };
    for (const [name, answer] of Object.entries(answers))
      expect(channels[name as EngineChannel].response.safeParse(answer).error, name).toBeUndefined();
  });

  it('is the same every time: ids, texts, times', async () => {
    const read = async (of: Engine) => {
      await of.call('profile.openSample', {});
      const { conversations } = await of.call('conversations.list', {});
      const pages = conversations.map(({ id }) =>
        of.call('messages.list', { conversation: id, before: null, limit: 200 }),
      );
      return { conversations, pages: await Promise.all(pages) };
    };
    const other = await start();
    expect(await read(engine)).toEqual(await read(other));
    await other.close();
  });

  it('lets a person write, delete, take it back, label, pin and put aside', async () => {
    await engine.call('profile.openSample', {});
    const { id, lastActivityAt } = await personWith((one) => one.unread > 0 && one.state === 'open');
    const message = newId();
    const written = await engine.call('messages.send', { conversation: id, message, text: ' تمام 🌿 ' });
    expect(written).toMatchObject({ id: message, text: 'تمام 🌿', delivery: 'waiting', mine: true });
    expect(written.at).toBeGreaterThanOrEqual(lastActivityAt);
    expect((await engine.call('connection.status', {})).waiting).toBe(1);
    const last = async () =>
      (await engine.call('messages.list', { conversation: id, before: null, limit: 1 })).messages[0]?.id;
    await engine.call('messages.delete', { conversation: id, messages: [message] });
    expect(await last()).not.toBe(message);
    await engine.call('messages.undoDelete', { conversation: id, messages: [message] });
    expect(await last()).toBe(message);
    await engine.call('conversations.setLabel', { conversation: id, label: 'Sundays' });
    await engine.call('conversations.arrange', { conversation: id, pinned: true, archived: true });
    await engine.call('conversations.markRead', { conversation: id, upTo: written.order });
    expect(await personWith((one) => one.id === id)).toMatchObject({
      label: 'Sundays',
      pinned: true,
      archived: true,
      unread: 0,
      waiting: 1,
    });
  });

  it('says in a code of its own what it cannot do', async () => {
    await engine.call('profile.openSample', {});
    const [invitation] = (await engine.call('pairing.listInvitations', {})).invitations;
    const { id } = await personWith((one) => one.state === 'toConfirm');
    const joining = { code: invitation?.code ?? '', nickname: 'Nour', ageBand: '18plus' } as const;
    const refused = [
      engine.call('pairing.createInvitation', { label: 'Nour' }),
      engine.call('pairing.revokeInvitation', { id: invitation?.id ?? '' }),
      engine.call('pairing.refreshInvitations', {}),
      engine.call('pairing.lookUp', joining),
      engine.call('pairing.join', joining),
      engine.call('pairing.confirm', { conversation: id }),
      engine.call('transparency.lastMessage', { conversation: id }),
    ];
    for (const call of refused) await expect(call).rejects.toMatchObject({ code: 'sample.notConnected' });
    expect((await personWith((one) => one.id === id)).state).toBe('toConfirm');
    const held = await engine.call('privacy.whatWeHold', {});
    expect(held.serviceError).toMatchObject({ code: 'sample.notConnected' });
    const { stored } = await engine.call('storage.list', {});
    expect(stored.find(({ item }) => item === 'deviceSecret')?.present).toBe(false);
  });

  it('is left without a trace: no file, no keychain entry, no connection, nothing kept for the next time', async () => {
    const before = listing();
    await engine.call('profile.openSample', {});
    const { id } = await personWith((one) => one.state === 'open');
    await engine.call('messages.send', { conversation: id, message: newId(), text: 'only here' });
    await engine.call('connection.retry', {});
    expect(await engine.call('profile.leaveSample', {})).toEqual({ state: 'new' });
    expect(listing()).toEqual(before);
    expect(keychainCalls).toEqual([]);
    expect(connects).toBe(0);
    await expect(engine.call('conversations.list', {})).rejects.toMatchObject({ code: 'profile.missing' });
    await engine.call('profile.openSample', {});
    expect((await personWith((one) => one.id === id)).waiting).toBe(0);
  });

  it('opens over no other profile, its own included, and only an open one is left', async () => {
    await expect(engine.call('profile.leaveSample', {})).rejects.toMatchObject({ code: 'profile.missing' });
    const twice = [engine.call('profile.openSample', {}), engine.call('profile.openSample', {})];
    const outcomes = await Promise.allSettled(twice);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await engine.call('profile.leaveSample', {});
    mkdirSync(join(folder, 'vault'));
    await expect(engine.call('profile.openSample', {})).rejects.toMatchObject({ code: 'profile.exists' });
  });

  it('grows to the size that a bench asks for', async () => {
    await engine.close();
    engine = await start({ sampleLines: 500, samplePeople: 30 });
    await engine.call('profile.openSample', {});
    // 14 clients and one to confirm, the couple and each of them, a short and a long conversation, the crowd.
    expect(await people()).toHaveLength(15 + 3 + 2 + 30);
    const long = await personWith(({ nickname }) => nickname === 'chatterbox');
    const page = await engine.call('messages.list', { conversation: long.id, before: null, limit: 200 });
    expect(page).toMatchObject({ more: true });
    expect(page.messages.at(-1)).toMatchObject({ order: 500, number: 500 });
    expect(new Set(page.messages.map(({ text }) => text)).size).toBeGreaterThan(40);
  });
});
