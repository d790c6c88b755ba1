/**
 * Durable send: encrypt, ratchet state, outbox row and counters in one commit (FULL sync), at 2 and 50 members; beside encrypting
 * alone and beside the least that is durable, one row of that size in a synced commit of the same store.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../main/engine/crypto/ids.ts';
import { loadSodium, randomBytes } from '../main/engine/crypto/primitives.ts';
import { encryptMessage } from '../main/engine/e2ee/index.ts';
import { sealRow } from '../main/engine/messaging/sending.ts';
import { writeMessage } from '../main/engine/messaging/writing.ts';
import type { Store } from '../main/engine/store/database.ts';
import { findNextOut, removeFromOutbox } from '../main/engine/store/repositories/outbox.ts';
import { inTransaction } from '../main/engine/store/statement.ts';
import { openDesk } from './desk.ts';
import { median, percentile, ratio, round } from './statistics.ts';

export interface DurableSendFigures {
  readonly members: number;
  readonly rounds: number;
  /** Row of the message and its place in the outbox, one commit: what the window waits for. */
  readonly writeMs: number;
  /** Encrypt + state rows + outbox row + counters, one commit. */
  readonly sealMs: number;
  readonly sealP95Ms: number;
  /** Processor time of one, the kernel's share among it: what a busy machine and a slow disk change less. */
  readonly sealProcessorMs: number;
  /** Encryption alone, same group, same run. */
  readonly encryptMs: number;
  /** One row of an envelope's size in a synced commit, same store, same run. */
  readonly bareCommitMs: number;
  readonly writeToBareCommit: number;
  /** Goal: what is beside the two that cannot be spared stays small. */
  readonly sealToEncryptAndCommit: number;
}

const envelopeBytes = 720;

/** A table of one row beside the product's own. */
function makeBareCommit(store: Store): () => void {
  store.exec('CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB); INSERT INTO bare VALUES (1, NULL)');
  const change = store.prepare('UPDATE bare SET bytes = ? WHERE id = 1');
  return () => {
    const bytes = randomBytes(envelopeBytes);
    inTransaction(store, () => change.run(bytes));
  };
}

const bodyText = 'A line of about two hundred bytes, as people write them between two sessions. '
  .repeat(3)
  .slice(0, 200);

async function measure(members: number, rounds: number): Promise<DurableSendFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'o7b-'));
  const { desk, conversations, close } = await openDesk(join(folder, 'o7.db'), 1, members);
  const [first] = conversations;
  if (first === undefined) throw new Error('a desk has a conversation');
  const { id: conversation, sender: other } = first;
  const { store } = desk;

  const bareCommit = makeBareCommit(store);
  const times = {
    write: [] as number[],
    seal: [] as number[],
    encrypt: [] as number[],
    bare: [] as number[],
    processor: [] as number[],
  };
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
    const used = process.cpuUsage();
    const before = performance.now();
    await sealRow(desk, row, 1);
    const sealed = performance.now();
    const { user, system } = process.cpuUsage(used);
    const from = performance.now();
    alone = (await encryptMessage(alone, body)).state;
    const done = performance.now();
    bareCommit();
    times.bare.push(performance.now() - done);
    removeFromOutbox(store, row.seq);
    times.write.push(written - started);
    times.seal.push(sealed - before);
    times.encrypt.push(done - from);
    times.processor.push((user + system) / 1_000);
  }
  close();
  rmSync(folder, { recursive: true });
  return {
    members,
    rounds,
    writeMs: round(median(times.write), 3),
    sealMs: round(median(times.seal), 3),
    sealP95Ms: round(percentile(times.seal, 0.95), 3),
    sealProcessorMs: round(median(times.processor), 3),
    encryptMs: round(median(times.encrypt), 3),
    bareCommitMs: round(median(times.bare), 3),
    writeToBareCommit: ratio(times.write, times.bare),
    sealToEncryptAndCommit: round(median(times.seal) / (median(times.encrypt) + median(times.bare))),
  };
}

/** Groups of 2 and 50; a warm-up of 50 rounds is thrown away. */
export async function benchDurableSend(rounds = 300): Promise<readonly DurableSendFigures[]> {
  await loadSodium();
  await measure(2, 50);
  return [await measure(2, rounds), await measure(50, rounds)];
}
