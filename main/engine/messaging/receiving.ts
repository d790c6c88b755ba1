/** Processes the mailbox: each raw item becomes messages, receipts or a new epoch, in one transaction with the new state. */
import { type Body, bodySchema } from '../../../contract/domain/body.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { reach } from '../crash-points.ts';
import { type Author, decryptMessage, epochOf } from '../e2ee/index.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { type Conversation, findConversation, getConversation } from '../store/repositories/conversations.ts';
import { getSenderCounter, setSenderCounter } from '../store/repositories/counters.ts';
import { beforeAllItems, findNextIn, markDone, setAside } from '../store/repositories/inbox.ts';
import { countAllUnread, findMessage } from '../store/repositories/messages.ts';
import { clearUnreadable } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import type { Authorised } from '../sync/authorised.ts';
import { takeAnswer } from './answering.ts';
import { tellAttention } from './attention.ts';
import { takeBody } from './bodies/index.ts';
import type { MessageItem } from './bodies/received.ts';
import { catchUp } from './catching-up.ts';
import { applyCommit } from './committing.ts';
import type { Desk } from './desk.ts';
import { takeDeviceList } from './devices.ts';
import { takeWelcome } from './entering.ts';
import { finishErasing } from './erasing.ts';
import { judgeSetAside } from './needs.ts';
import { takeAsk } from './repairing.ts';
import { inConversation, isOutside } from './troubles.ts';

function parseBody(plaintext: Uint8Array): Body {
  try {
    return bodySchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch (cause) {
    throw new AppError('e2ee.malformed', { cause });
  }
}

/** What somebody who is blocked says to a person; who is in a group, and what takes words back, is taken in as ever. */
const isHushed = (type: Body['type']): boolean =>
  /^(text|edit|typing|introduction|historyAsk|history)$/.test(type);

/** Runs inside the transaction that stores the new ratchet state. Answers ids of messages whose view changed. */
function countAndTake(desk: Desk, item: MessageItem, author: Author, body: Body): readonly string[] {
  const last = getSenderCounter(desk.store, item.conversation, author.deviceId);
  const isCounted = body.counter > 0;
  if (isCounted) setSenderCounter(desk.store, item.conversation, author.deviceId, body.counter);
  markDone(desk.store, item.seq);
  const missing = last < 0 || !isCounted ? 0 : Math.max(0, body.counter - last - 1);
  const mine = author.accountId === desk.account.id;
  if (!mine && isHushed(body.type) && isBlocked(desk.store, author.accountId)) return [];
  return takeBody(desk, { item, author, mine, body, missing });
}

async function takeMessage(desk: Desk, item: MessageItem): Promise<void> {
  const conversation = openConversation(desk, item);
  const state = desk.groups.load(conversation.id, item.generation);
  const decrypted = await decryptMessage(state, fromBase64Url(item.bytes));
  const body = parseBodyOrSpend(desk, item, decrypted);
  const changed = desk.groups.save(conversation.id, item.generation, decrypted, () =>
    countAndTake(desk, item, decrypted.author, body),
  );
  if (decrypted.author.epoch === epochOf(decrypted.state)) clearUnreadable(desk.store, conversation.id);
  reach('receive.read');
  finishErasing(desk);
  for (const id of changed) {
    const view = findMessage(desk.store, id);
    if (view !== undefined) desk.emit('message.changed', view);
  }
  // Lines that answer it quote it.
  if (changed.length > 0 && (body.type === 'edit' || body.type === 'erase'))
    desk.emit('messages.reordered', { conversation: conversation.id });
}

/** A body we cannot read still spent its key: the state moves on, the item is set aside. */
function parseBodyOrSpend(
  desk: Desk,
  item: MessageItem,
  decrypted: Awaited<ReturnType<typeof decryptMessage>>,
): Body {
  try {
    return parseBody(decrypted.plaintext);
  } catch (thrown) {
    desk.groups.save(item.conversation, item.generation, decrypted, () => {});
    throw thrown;
  }
}

function openConversation(desk: Desk, item: MessageItem): Conversation {
  const conversation = findConversation(desk.store, item.conversation);
  if (conversation === undefined) throw new AppError('conversation.unknown');
  if (conversation.state === 'ended') throw new AppError('conversation.ended');
  return conversation;
}

async function takeItem(desk: Desk, item: MailboxItem): Promise<void> {
  switch (item.kind) {
    case 'message':
      return takeMessage(desk, item);
    case 'commit':
      return applyCommit(desk, item, () => markDone(desk.store, item.seq));
    case 'welcome':
      return takeWelcome(desk, item);
    case 'devices':
      return takeDeviceList(desk, item);
    case 'ask':
      return takeAsk(desk, item);
    case 'pairing':
      return inTransaction(desk.store, () => {
        takeAnswer(desk, item);
        markDone(desk.store, item.seq);
      });
  }
}

/** Fetches the commits an item needs, once per pass. Answers whether the group moved on and the item can be tried again. */
async function fetchMissing(desk: Desk, authorised: Authorised, item: MailboxItem): Promise<boolean> {
  if (item.kind !== 'message' && item.kind !== 'commit') return false;
  const { groups } = desk;
  const epoch = () => epochOf(groups.load(item.conversation, item.generation));
  const before = epoch();
  await inConversation(desk, item.conversation, () =>
    catchUp(desk, authorised, item.conversation, item.generation),
  );
  // A commit took us out: the item is looked at once more, and refused.
  return !groups.exists(item.conversation, item.generation) || epoch() > before;
}

/**
 * A Welcome that comes before the person was confirmed here, or before another computer of theirs has told of the conversation;
 * or an item of an epoch whose commit has not come.
 */
function isEarly({ account, store }: Desk, item: MailboxItem, error: AppError): boolean {
  if (error.code === 'e2ee.futureEpoch') {
    // Of a group that the conversation has left, no commit comes any more.
    const isLeft =
      'generation' in item && item.generation < getConversation(store, item.conversation).generation;
    return !isLeft;
  }
  if (item.kind !== 'welcome') return false;
  const mayBeTold = account.deviceList.devices.length > 1 && error.code === 'conversation.unknown';
  return mayBeTold || error.code === 'conversation.notOpen';
}

/** Takes one item in, or sets it aside with its code. `wait`: what it needs is not there yet. */
async function takeOrSetAside(
  desk: Desk,
  authorised: Authorised,
  item: MailboxItem,
): Promise<'taken' | 'wait'> {
  try {
    await takeItem(desk, item);
  } catch (thrown) {
    const error = storeError(thrown);
    if (isOutside(error)) throw error;
    if (isEarly(desk, item, error)) {
      return (await fetchMissing(desk, authorised, item)) ? takeOrSetAside(desk, authorised, item) : 'wait';
    }
    inTransaction(desk.store, () => setAside(desk.store, item.seq, error.code));
    if (judgeSetAside(desk, item, error) === 'readLog') await fetchMissing(desk, authorised, item);
  }
  return 'taken';
}

async function takeAll(desk: Desk, authorised: Authorised): Promise<void> {
  const held = new Set<string>();
  let last = beforeAllItems;
  for (let item = findNextIn(desk.store, last); item !== undefined; item = findNextIn(desk.store, last)) {
    last = item.seq;
    const group = 'generation' in item ? `${item.conversation}/${item.generation}` : '';
    // A Welcome never waits for what it replaces.
    if (held.has(group) && item.kind !== 'welcome') continue;
    if ((await takeOrSetAside(desk, authorised, item)) === 'wait') held.add(group);
  }
}

/**
 * Processes everything that waits, oldest first. A bad item is set aside with its code and blocks nothing; one that needs
 * a withheld commit waits, and only its own conversation waits with it.
 */
export async function processInbox(desk: Desk, authorised: Authorised): Promise<void> {
  // Every line that is sent comes by here: where nothing waits, nothing is counted.
  if (findNextIn(desk.store) === undefined) return;
  const unreadBefore = countAllUnread(desk.store, desk.clock.now());
  try {
    await takeAll(desk, authorised);
  } finally {
    // Also when the network broke off in between: what was taken in is there.
    desk.emit('conversations.changed', {});
    tellAttention(desk, unreadBefore);
  }
}
