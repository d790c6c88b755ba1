import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../../../contract/domain/limits.ts';
import { newId } from '../../../../../main/engine/crypto/ids.ts';
import {
  generateSignatureKeyPair,
  loadSodium,
  randomBytes,
} from '../../../../../main/engine/crypto/primitives.ts';
import { createDevice } from '../../../../../main/engine/keys/identity.ts';
import {
  deleteMessages,
  eraseHidden,
  finishDeletions,
  undoDelete,
} from '../../../../../main/engine/messaging/deleting.ts';
import type { Desk } from '../../../../../main/engine/messaging/desk.ts';
import { getConversationView } from '../../../../../main/engine/messaging/views.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import { listHidden, wasEverHere } from '../../../../../main/engine/store/repositories/deletions.ts';
import { listMessages } from '../../../../../main/engine/store/repositories/messages.ts';
import { addToOutbox, findNextOut, setSealed } from '../../../../../main/engine/store/repositories/outbox.ts';
import { listReceipts } from '../../../../../main/engine/store/repositories/privacy-receipts.ts';
import { readDecrypted } from '../../../../support/decrypted-pages.ts';
import { addLine, addTalk } from '../../../../support/store-lines.ts';

const start = Date.UTC(2026, 10, 22, 9);
const canary = 'the-words-nobody-may-find-again';
let folder: string;
let file: string;
let dataKey: Uint8Array;
let store: Store;
let desk: Desk;
let events: string[];
const conversation = newId();
const talk = { conversation, account: newId(), at: start };

function makeDesk(opened: Store): Desk {
  events = [];
  const account = newId();
  // What deleting touches, and nothing else: reaching for the network would fail here. The device signs the receipt.
  return {
    store: opened,
    clock: { now: () => Date.now() },
    emit: (name: string) => events.push(name),
    troubles: new Map(),
    account: { id: account },
    device: createDevice(account, generateSignatureKeyPair(), start),
    emitCall: () => {},
    wake: () => events.push('wake'),
  } as unknown as Desk;
}

function write(order: number | null, text: string, mine = false): string {
  const id = newId();
  addLine(store, talk, { id, number: order, mine, text, delivery: mine ? 'waiting' : 'sent' });
  if (order === null) addToOutbox(store, { conversation, message: id, type: 'text', at: start });
  return id;
}

const texts = () => listMessages(store, conversation, null, 50).map((one) => one.text);

beforeAll(loadSodium);
beforeEach(() => {
  vi.useFakeTimers({ now: start });
  folder = mkdtempSync(join(tmpdir(), 'o7d-'));
  file = join(folder, 'o7.db');
  dataKey = randomBytes(32);
  store = openStore({ file, dataKey, mode: 'create' });
  addTalk(store, talk);
  desk = makeDesk(store);
});
afterEach(() => {
  vi.useRealTimers();
  store.close();
  rmSync(folder, { recursive: true });
});

describe('a deleted message', () => {
  it('leaves every list and count at once, and stands again when that is taken back', () => {
    const kept = write(1, 'kept');
    const gone = write(2, 'gone');
    const { until } = deleteMessages(desk, { conversation, messages: [gone] });
    expect(until).toBe(start + limits.undoDeleteMs);
    expect(texts()).toEqual(['kept']);
    expect(getConversationView(desk, conversation)).toMatchObject({
      unread: 1,
      firstUnread: { message: kept },
      lastMessage: { text: 'kept' },
    });
    expect(events).toEqual(['messages.removed', 'conversations.changed', 'attention.changed']);
    expect(undoDelete(desk, { conversation, messages: [gone] })).toEqual({ restored: 1 });
    vi.advanceTimersByTime(limits.undoDeleteMs + 1);
    expect(texts()).toEqual(['kept', 'gone']);
  });

  it('taken back and deleted again goes eight seconds after the second time, not the first', () => {
    const gone = write(1, canary);
    deleteMessages(desk, { conversation, messages: [gone] });
    vi.advanceTimersByTime(5_000);
    undoDelete(desk, { conversation, messages: [gone] });
    vi.advanceTimersByTime(1_000);
    deleteMessages(desk, { conversation, messages: [gone] });
    vi.advanceTimersByTime(limits.undoDeleteMs - 1);
    expect(listHidden(store)).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(listHidden(store)).toEqual([]);
    expect(readDecrypted(file, dataKey).includes(canary)).toBe(false);
  });

  it('is gone from the files as soon as the app is closed', () => {
    const gone = write(1, canary);
    deleteMessages(desk, { conversation, messages: [gone] });
    eraseHidden(desk);
    expect(readDecrypted(file, dataKey).includes(canary)).toBe(false);
  });

  it('S15: is in no page of the files once the time is over, free pages and log included', () => {
    const gone = write(1, `${canary} and more`);
    write(2, 'kept');
    expect(readDecrypted(file, dataKey).includes(canary), 'the scan finds what is there').toBe(true);
    deleteMessages(desk, { conversation, messages: [gone] });
    vi.advanceTimersByTime(limits.undoDeleteMs - 1);
    expect(listHidden(store)).toHaveLength(1);
    vi.advanceTimersByTime(1);
    const left = readDecrypted(file, dataKey);
    expect(left.includes(canary)).toBe(false);
    expect(left.includes('kept')).toBe(true);
    expect(listReceipts(store).map(({ receipt }) => [receipt.act, receipt.details])).toEqual([
      ['deleted', { messages: 1 }],
    ]);
    expect(undoDelete(desk, { conversation, messages: [gone] })).toEqual({ restored: 0 });
    expect(wasEverHere(store, gone)).toBe(true);
  });

  it('goes although the app was ended in between, and a clock set back does not keep it', () => {
    const gone = write(1, canary);
    deleteMessages(desk, { conversation, messages: [gone] });
    store.close();
    vi.clearAllTimers();
    vi.setSystemTime(start - 365 * 86_400_000);
    store = openStore({ file, dataKey, mode: 'open' });
    desk = makeDesk(store);
    expect(texts()).toEqual([]);
    finishDeletions(desk);
    vi.advanceTimersByTime(limits.undoDeleteMs);
    expect(listHidden(store)).toEqual([]);
    expect(readDecrypted(file, dataKey).includes(canary)).toBe(false);
  });

  it('is not sent if it still waited, neither before nor after the time is over', () => {
    const waits = write(null, 'not yet sent', true);
    const next = write(null, 'also waits', true);
    expect(findNextOut(store, conversation)?.message).toBe(waits);
    deleteMessages(desk, { conversation, messages: [waits] });
    expect(findNextOut(store, conversation)?.message).toBe(next);
    expect(getConversationView(desk, conversation).waiting).toBe(1);
    vi.advanceTimersByTime(limits.undoDeleteMs);
    expect(findNextOut(store, conversation)?.message).toBe(next);
  });

  it('whose envelope was sealed already takes its course, and its bytes alone stay until then', () => {
    const sealed = write(null, canary, true);
    const row = findNextOut(store, conversation);
    setSealed(store, row?.seq ?? 0, 1, {
      envelope: newId(),
      generation: 1,
      epoch: 0,
      bytes: randomBytes(600),
    });
    deleteMessages(desk, { conversation, messages: [sealed] });
    vi.advanceTimersByTime(limits.undoDeleteMs);
    expect(findNextOut(store, conversation)?.message).toBe(sealed);
    expect(readDecrypted(file, dataKey).includes(canary)).toBe(false);
  });

  it('of another conversation cannot be deleted or brought back through this one', () => {
    const here = write(1, 'here');
    expect(() => deleteMessages(desk, { conversation: newId(), messages: [here] })).toThrow(
      'conversation.unknown',
    );
    expect(texts()).toEqual(['here']);
  });
});
