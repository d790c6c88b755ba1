/** Opens sealed messages and takes in what they say: many in one transaction, or one by itself. */
import { type Body, bodySchema } from '../../../contract/domain/body.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { type Author, type Consumed, decryptMessage, epochOf, type GroupState } from '../e2ee/index.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { getSenderCounter, setSenderCounter } from '../store/repositories/counters.ts';
import { markDone } from '../store/repositories/inbox.ts';
import { findMessage } from '../store/repositories/messages.ts';
import { clearUnreadable } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import { takeBody } from './bodies/index.ts';
import type { MessageItem } from './bodies/received.ts';
import type { Desk } from './desk.ts';
import { finishErasing } from './erasing.ts';
import { readSealed } from './sealed-bytes.ts';

/** A message that opened. */
interface Opened {
  readonly item: MessageItem;
  readonly author: Author;
  readonly body: Body;
}

function parseBody(plaintext: Uint8Array): Body {
  try {
    return bodySchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch (cause) {
    throw new AppError('e2ee.malformed', { cause });
  }
}

/** What somebody who is blocked says to a person; who is in a group, and what takes words back, is taken in as ever. */
const isHushed = (type: Body['type']): boolean =>
  /^(text|edit|typing|introduction|historyAsk|history|call)$/.test(type);

/** Runs inside the transaction that stores the new ratchet state. Answers ids of messages whose view changed. */
function countAndTake(desk: Desk, { item, author, body }: Opened): readonly string[] {
  const last = getSenderCounter(desk.store, item.conversation, author.deviceId);
  const isCounted = body.counter > 0;
  if (isCounted) setSenderCounter(desk.store, item.conversation, author.deviceId, body.counter);
  markDone(desk.store, item.seq);
  const missing = last < 0 || !isCounted ? 0 : Math.max(0, body.counter - last - 1);
  const mine = author.accountId === desk.account.id;
  if (!mine && isHushed(body.type) && isBlocked(desk.store, author.accountId)) return [];
  return takeBody(desk, { item, author, mine, body, missing });
}

/** What opened, its ratchet state and what it says become durable together. Answers ids of messages whose view changed. */
function save(
  desk: Desk,
  { conversation, generation }: MessageItem,
  opened: readonly Opened[],
  step: { readonly state: GroupState; readonly consumed: Consumed },
): readonly string[] {
  return desk.groups.save(conversation, generation, step, () => {
    const ids = opened.flatMap((one) => countAndTake(desk, one));
    if (opened.at(-1)?.author.epoch === epochOf(step.state)) clearUnreadable(desk.store, conversation);
    return ids;
  });
}

function tell(desk: Desk, opened: readonly Opened[], changed: readonly string[]): void {
  reach('receive.read');
  finishErasing(desk);
  for (const id of new Set(changed)) {
    const view = findMessage(desk.store, id);
    if (view !== undefined) desk.emit('message.changed', view);
  }
  // Lines that answer it quote it.
  const isRewritten = opened.some(({ body }) => body.type === 'edit' || body.type === 'erase');
  const [first] = opened;
  if (first !== undefined && changed.length > 0 && isRewritten)
    desk.emit('messages.reordered', { conversation: first.item.conversation });
}

function demandOpen(desk: Desk, { conversation: id }: MessageItem): void {
  const conversation = findConversation(desk.store, id);
  if (conversation === undefined) throw new AppError('conversation.unknown');
  if (conversation.state === 'ended') throw new AppError('conversation.ended');
}

/** Takes in one message. Throws `conversation.*` and the refusals of `decryptMessage`; one of these sets the item aside. */
export async function takeMessage(desk: Desk, item: MessageItem): Promise<void> {
  demandOpen(desk, item);
  const { conversation, generation } = item;
  const { state, consumed, author, plaintext } = await decryptMessage(
    desk.groups.load(conversation, generation),
    readSealed(item.bytes),
  );
  let body: Body;
  try {
    body = parseBody(plaintext);
  } catch (thrown) {
    // A body we cannot read still spent its key: the state moves on, the item is set aside.
    desk.groups.save(conversation, generation, { state, consumed }, () => {});
    throw thrown;
  }
  const opened = [{ item, author, body }];
  tell(desk, opened, save(desk, item, opened, { state, consumed }));
}

/** What opened of one group's messages, one after the other. */
interface OpenedRun {
  readonly first: MessageItem;
  readonly opened: readonly Opened[];
  readonly step: { readonly state: GroupState; readonly consumed: Consumed };
}

async function openRun(desk: Desk, items: readonly MessageItem[]): Promise<OpenedRun | null> {
  const [first] = items;
  if (first === undefined) return null;
  const opened: Opened[] = [];
  const consumed: Uint8Array[] = [];
  try {
    demandOpen(desk, first);
    let state = desk.groups.load(first.conversation, first.generation);
    for (const item of items) {
      const next = await open(state, item);
      if (next === null) break;
      opened.push(next);
      consumed.push(...next.consumed);
      state = next.state;
    }
    return opened.length === 0 ? null : { first, opened, step: { state, consumed } };
  } catch {
    return null;
  }
}

/**
 * Takes in messages of several groups in one transaction, of each as many as open one after the other. Answers those taken:
 * fewer than all, or none, where one has to be looked at by itself. Throws nothing of its own.
 */
export async function takeMessages(
  desk: Desk,
  runs: Iterable<readonly MessageItem[]>,
): Promise<ReadonlySet<MessageItem>> {
  const open: OpenedRun[] = [];
  for (const run of runs) {
    const made = await openRun(desk, run);
    if (made !== null) open.push(made);
  }
  let changed: readonly (readonly string[])[] = [];
  try {
    changed = inTransaction(desk.store, () =>
      open.map(({ first, opened, step }) => save(desk, first, opened, step)),
    );
  } catch {
    // Nothing of it is stored: each is tried by itself, and what is wrong gets its code there.
    for (const { first } of open) desk.groups.forget(first.conversation, first.generation);
    return new Set();
  }
  for (const [at, { opened }] of open.entries()) tell(desk, opened, changed[at] ?? []);
  return new Set(open.flatMap(({ opened }) => opened.map(({ item }) => item)));
}

async function open(
  before: GroupState,
  item: MessageItem,
): Promise<(Opened & { readonly state: GroupState; readonly consumed: Consumed }) | null> {
  try {
    const { state, consumed, author, plaintext } = await decryptMessage(before, readSealed(item.bytes));
    return { item, author, body: parseBody(plaintext), state, consumed };
  } catch {
    return null;
  }
}
