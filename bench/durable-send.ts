/** Durable send: encrypt, ratchet state, outbox row and counters in one commit (FULL sync), beside encrypting alone, at 2 and 50 members. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../main/engine/clock.ts';
import { newId } from '../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../main/engine/crypto/primitives.ts';
import { encryptMessage } from '../main/engine/e2ee/index.ts';
import type { Desk } from '../main/engine/messaging/desk.ts';
import { createGroupStore } from '../main/engine/messaging/group-store.ts';
import { sealRow } from '../main/engine/messaging/sending.ts';
import { writeMessage } from '../main/engine/messaging/writing.ts';
import { makeProfile } from '../main/engine/profile/sign-up.ts';
import { openStore } from '../main/engine/store/database.ts';
import { addContact } from '../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../main/engine/store/repositories/conversations.ts';
import { findNextOut, removeFromOutbox } from '../main/engine/store/repositories/outbox.ts';
import { createNetwork } from '../main/engine/sync/network.ts';
import { createServiceClient } from '../main/engine/sync/service-client.ts';
import { pairOf } from './mls.ts';
import { median, percentile, ratio, round } from './statistics.ts';

export interface DurableSendFigures {
  readonly members: number;
  readonly rounds: number;
  /** Row of the message and its place in the outbox, one commit: what the window waits for. */
  readonly writeMs: number;
  /** Encrypt + state rows + outbox row + counters, one commit. */
  readonly sealMs: number;
  readonly sealP95Ms: number;
  /** Encryption alone, same group, same run. */
  readonly encryptMs: number;
  readonly sealToEncrypt: number;
}

const bodyText = 'A line of about two hundred bytes, as people write them between two sessions. '
  .repeat(3)
  .slice(0, 200);

async function measure(members: number, rounds: number): Promise<DurableSendFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'o7b-'));
  const now = Date.now();
  const [sender, other] = await pairOf(members, 'x25519-chacha20', now);
  const store = openStore({ file: join(folder, 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  const { account, device } = makeProfile('therapist', 'Bench', now);
  const groups = createGroupStore(store, sender.self, systemClock);
  const network = createNetwork({ origin: 'http://127.0.0.1:9' });
  const service = createServiceClient(network);
  const desk: Desk = {
    store,
    groups,
    network,
    service,
    device,
    account: { ...account, registration: null },
    clock: systemClock,
    troubles: new Map(),
    emit: () => {},
    wake: () => {},
  };
  const contact = makeProfile('client', 'Other', now).account;
  const conversation = newId();
  addContact(store, {
    account: contact.id,
    accountKey: contact.key.publicKey,
    nickname: 'Other',
    label: null,
    practiceName: 'Bench',
    deviceList: contact.deviceList,
    createdAt: now,
  });
  addConversation(store, {
    id: conversation,
    contact: contact.id,
    generation: 1,
    state: 'open',
    readUpTo: 0,
    createdAt: now,
    activityAt: now,
  });
  groups.create(conversation, 1, { state: sender, consumed: [] }, () => {});

  const times = { write: [] as number[], seal: [] as number[], encrypt: [] as number[] };
  let alone = other;
  const body = new TextEncoder().encode(
    JSON.stringify({ text: bodyText, padding: 'counter and ids'.repeat(8) }),
  );
  for (let at = 0; at < rounds; at++) {
    const started = performance.now();
    writeMessage(desk, { conversation, message: newId(), text: bodyText });
    const written = performance.now();
    const row = findNextOut(store, conversation);
    if (row === undefined) throw new Error('a written message waits in the outbox');
    const before = performance.now();
    await sealRow(desk, row, 1);
    const sealed = performance.now();
    alone = (await encryptMessage(alone, body)).state;
    const done = performance.now();
    removeFromOutbox(store, row.seq);
    times.write.push(written - started);
    times.seal.push(sealed - before);
    times.encrypt.push(done - sealed);
  }
  network.close();
  store.close();
  rmSync(folder, { recursive: true });
  return {
    members,
    rounds,
    writeMs: round(median(times.write), 3),
    sealMs: round(median(times.seal), 3),
    sealP95Ms: round(percentile(times.seal, 0.95), 3),
    encryptMs: round(median(times.encrypt), 3),
    sealToEncrypt: ratio(times.seal, times.encrypt),
  };
}

/** Groups of 2 and 50; a warm-up of 50 rounds is thrown away. */
export async function benchDurableSend(rounds = 300): Promise<readonly DurableSendFigures[]> {
  await loadSodium();
  await measure(2, 50);
  return [await measure(2, rounds), await measure(50, rounds)];
}
