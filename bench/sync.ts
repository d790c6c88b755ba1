/** Thousands of sealed envelopes that waited: how fast a real engine's drain takes them in, and how long anything else waits meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toBase64Url } from '../contract/encoding/base64url.ts';
import { AppError } from '../contract/errors/app-error.ts';
import type { MailboxItem } from '../contract/wire/mailbox.ts';
import { newId } from '../main/engine/crypto/ids.ts';
import { loadSodium } from '../main/engine/crypto/primitives.ts';
import { decryptMessage, encryptMessage, type GroupState } from '../main/engine/e2ee/index.ts';
import { processInbox } from '../main/engine/messaging/receiving.ts';
import { addToInbox } from '../main/engine/store/repositories/inbox.ts';
import { inTransaction } from '../main/engine/store/statement.ts';
import { openDesk } from './desk.ts';
import { median, percentile, round } from './statistics.ts';

export interface SyncFigures {
  readonly envelopes: number;
  readonly conversations: number;
  /** From the first to the last, everything that makes it durable among it. */
  readonly perSecond: number;
  /** The same by processor time, which a busy machine and a slow disk change less. */
  readonly perProcessorSecond: number;
  /** Opening the same envelopes and keeping nothing. */
  readonly decryptOnlyPerSecond: number;
  /** How long a call of the window would have waited while it went on. */
  readonly waitMedianMs: number;
  readonly waitP95Ms: number;
  readonly waitMostMs: number;
}

const noService = async (): Promise<never> => {
  throw new AppError('network.offline');
};

/** `count` bodies as another device seals them, and the reader's state before the first. */
async function sealAll(sender: GroupState, count: number): Promise<readonly Uint8Array[]> {
  const envelopes: Uint8Array[] = [];
  let state = sender;
  for (let at = 1; at <= count; at++) {
    const body = {
      v: 1,
      type: 'text',
      message: newId(),
      counter: at,
      seen: [],
      at: Date.now(),
      text: `Line ${at}: what somebody wrote between two sessions, of about the length that lines have.`,
    };
    const made = await encryptMessage(state, new TextEncoder().encode(JSON.stringify(body)));
    envelopes.push(made.envelope);
    state = made.state;
  }
  return envelopes;
}

async function decryptOnly(reader: GroupState, envelopes: readonly Uint8Array[]): Promise<number> {
  const started = performance.now();
  let state = reader;
  for (const envelope of envelopes) state = (await decryptMessage(state, envelope)).state;
  return (envelopes.length / (performance.now() - started)) * 1_000;
}

async function measure(count: number, conversations: number): Promise<SyncFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'o7b-'));
  const { desk, conversations: made, close } = await openDesk(join(folder, 'o7.db'), conversations, 2);
  const each = Math.floor(count / conversations);
  const items: MailboxItem[] = [];
  let alone = 0;
  for (const [index, { id, sender, reader }] of made.entries()) {
    const envelopes = await sealAll(sender, each);
    if (index === 0) alone = await decryptOnly(reader, envelopes.slice(0, 1_000));
    for (const [at, bytes] of envelopes.entries()) {
      items.push({
        kind: 'message',
        seq: at * conversations + index + 1,
        at: Date.now(),
        conversation: id,
        generation: 1,
        envelope: newId(),
        senderDevice: newId(),
        number: at + 2,
        epoch: 1,
        bytes: toBase64Url(bytes),
      });
    }
  }
  inTransaction(desk.store, () => addToInbox(desk.store, items, Date.now()));

  const waits: number[] = [];
  let isDone = false;
  const listening = (async () => {
    while (!isDone) {
      const asked = performance.now();
      await pause(5);
      waits.push(Math.max(0, performance.now() - asked - 5));
    }
  })();
  const started = performance.now();
  const usedBefore = process.cpuUsage();
  await processInbox(desk, noService);
  const took = performance.now() - started;
  const used = process.cpuUsage(usedBefore);
  isDone = true;
  await listening;
  close();
  rmSync(folder, { recursive: true });
  return {
    envelopes: items.length,
    conversations,
    perSecond: Math.round((items.length / took) * 1_000),
    perProcessorSecond: Math.round((items.length / (used.user + used.system)) * 1_000_000),
    decryptOnlyPerSecond: Math.round(alone),
    waitMedianMs: round(median(waits)),
    waitP95Ms: round(percentile(waits, 0.95)),
    waitMostMs: round(Math.max(...waits)),
  };
}

/** 5,000 envelopes of one conversation, and of twenty in turn; a short run before is thrown away. */
export async function benchSync(count = 5_000): Promise<readonly SyncFigures[]> {
  await loadSodium();
  await measure(500, 1);
  return [await measure(count, 1), await measure(count, 20)];
}
