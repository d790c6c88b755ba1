/** Processes the mailbox: each raw item becomes messages, receipts or a new epoch, in one transaction with the new state. */
import type { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { epochOf } from '../e2ee/index.ts';
import { takeErased } from '../erasure/others.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import {
  beforeAllItems,
  hasNewItems,
  isReceivedAfter,
  listNextIn,
  markDone,
  mayWait,
  setAside,
} from '../store/repositories/inbox.ts';
import { findInvitation } from '../store/repositories/invitations.ts';
import { countAllUnread } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import { storeError } from '../store/store-error.ts';
import type { Authorised } from '../sync/authorised.ts';
import { takeAnswer } from './answering.ts';
import { tellAttention } from './attention.ts';
import type { MessageItem } from './bodies/received.ts';
import { catchUp } from './catching-up.ts';
import { applyCommit } from './committing.ts';
import type { Desk } from './desk.ts';
import { takeDeviceList } from './devices.ts';
import { takeWelcome } from './entering.ts';
import { withNewestLists } from './missed-lists.ts';
import { judgeSetAside, noteNeed } from './needs.ts';
import { takeAsk } from './repairing.ts';
import { takeMessage, takeMessages } from './taking-messages.ts';
import { inConversation, isOutside } from './troubles.ts';

async function takeItem(desk: Desk, item: MailboxItem): Promise<void> {
  switch (item.kind) {
    case 'message':
      return takeMessage(desk, item);
    case 'commit':
      await applyCommit(desk, item, () => markDone(desk.store, item.seq));
      return desk.groups.noteMail(item.conversation, item.generation, item.position);
    case 'welcome':
      return takeWelcome(desk, item);
    case 'devices':
      return takeDeviceList(desk, item);
    case 'ask':
      return takeAsk(desk, item);
    case 'erased':
      return takeErased(desk, item);
    case 'pairing':
      return inTransaction(desk.store, () => {
        takeAnswer(desk, item);
        markDone(desk.store, item.seq);
      });
  }
}

/** Items that are read, and stored, at once: a commit of the database costs its share, and what a person presses waits for as many. */
const atOnce = 64;

/**
 * Fetches the commits an item needs, once per pass. `moved`: the group moved on and the item can be tried again. `wholeLog`: it
 * did not, although the log was followed to its end.
 */
async function fetchMissing(
  desk: Desk,
  authorised: Authorised,
  item: MailboxItem,
): Promise<'moved' | 'wholeLog' | 'stuck'> {
  if (item.kind !== 'message' && item.kind !== 'commit') return 'stuck';
  const { groups } = desk;
  if (!groups.isWorking(item.conversation, item.generation)) {
    // Taken out and added anew, and its Welcome did not come: no log leads on from here.
    noteNeed(desk, item.conversation, 'rejoin');
    return 'stuck';
  }
  const epoch = () => epochOf(groups.load(item.conversation, item.generation));
  const before = epoch();
  let isWhole = false;
  await inConversation(desk, item.conversation, async () => {
    await catchUp(desk, authorised, item.conversation, item.generation);
    isWhole = true;
  });
  // A commit took us out: the item is looked at once more, and refused.
  if (!groups.exists(item.conversation, item.generation) || epoch() > before) return 'moved';
  return isWhole ? 'wholeLog' : 'stuck';
}

/** Welcomes and answers that another of our computers did not tell of yet: how many of each wait, and how long. */
const mostWaiting = 50;
const longestWaitMs = 7 * 24 * 60 * 60 * 1000;

const hasOthers = ({ account }: Desk): boolean => account.deviceList.devices.length > 1;

/** An answer to an invitation that another of our computers made just now. */
function isToldLater(desk: Desk, item: Extract<MailboxItem, { kind: 'pairing' }>, error: AppError): boolean {
  const isUnknown =
    error.code === 'pairing.unknownRequest' && findInvitation(desk.store, item.invitation) === undefined;
  const since = desk.clock.now() - longestWaitMs;
  return isUnknown && hasOthers(desk) && mayWait(desk.store, item.seq, since, mostWaiting);
}

/**
 * A Welcome that comes before the person was confirmed here, or before another computer of theirs has told of the conversation;
 * or an item of an epoch whose commit has not come.
 */
function isEarly(desk: Desk, item: MailboxItem, error: AppError): boolean {
  const { store, clock } = desk;
  if (error.code === 'e2ee.futureEpoch') {
    // Of a group that the conversation has left, no commit comes any more.
    const isLeft =
      'generation' in item && item.generation < getConversation(store, item.conversation).generation;
    return !isLeft;
  }
  if (item.kind === 'pairing') return isToldLater(desk, item, error);
  if (item.kind !== 'welcome') return false;
  if (error.code === 'conversation.notOpen') return true;
  const mayBeTold = hasOthers(desk) && error.code === 'conversation.unknown';
  return mayBeTold && mayWait(store, item.seq, clock.now() - longestWaitMs, mostWaiting);
}

/** So long an item waits for a commit that the service shows nowhere yet. */
const longestEpochWaitMs = 60 * 60 * 1000;

/**
 * Whether the commit that this item was sealed after may only be late. The service takes a message in the newest epoch or the one
 * before it, and says which: one that names an epoch we are in, or a past one, and is sealed for another is none of its author's app.
 */
function mayCommitCome(desk: Desk, item: MailboxItem): boolean {
  if (item.kind !== 'message' && item.kind !== 'commit') return true;
  const now = epochOf(desk.groups.load(item.conversation, item.generation));
  const isAhead = item.kind === 'message' ? item.epoch > now : item.position > now + 1;
  return isAhead && isReceivedAfter(desk.store, item.seq, desk.clock.now() - longestEpochWaitMs);
}

/** Takes one item in, or sets it aside with its code. `wait`: what it needs is not there yet. */
async function takeOrSetAside(
  desk: Desk,
  authorised: Authorised,
  item: MailboxItem,
): Promise<'taken' | 'wait'> {
  try {
    if (item.kind === 'commit') await withNewestLists(desk, authorised, item, () => takeItem(desk, item));
    else await takeItem(desk, item);
  } catch (thrown) {
    const error = storeError(thrown);
    if (isOutside(error)) throw error;
    // It says nothing about the item.
    if (error.code === 'request.tooMany') return 'wait';
    if (isEarly(desk, item, error)) {
      const fetched = await fetchMissing(desk, authorised, item);
      if (fetched === 'moved') return takeOrSetAside(desk, authorised, item);
      if (fetched === 'stuck' || mayCommitCome(desk, item)) return 'wait';
    }
    inTransaction(desk.store, () => setAside(desk.store, item.seq, error.code));
    if (judgeSetAside(desk, item, error) === 'readLog') await fetchMissing(desk, authorised, item);
  }
  return 'taken';
}

const groupOf = (item: MailboxItem): string => {
  if ('generation' in item) return `${item.conversation}/${item.generation}`;
  return item.kind === 'pairing' ? item.invitation : '';
};

/** What waits with an item that waits: for a commit, what the same device sealed, or the commits after it; for all else, its whole group. */
function waitingWith(item: MailboxItem): string {
  if (item.kind === 'message') return `${groupOf(item)}/${item.senderDevice}`;
  return item.kind === 'commit' ? `${groupOf(item)}/` : groupOf(item);
}

const isHeld = (held: ReadonlySet<string>, item: MailboxItem): boolean =>
  held.has(groupOf(item)) || held.has(waitingWith(item));

/**
 * Messages up to the next item that is none: together, as those of one group say nothing about those of another; what does not
 * open so, by itself.
 */
async function takeStretch(
  desk: Desk,
  authorised: Authorised,
  messages: readonly MessageItem[],
  held: Set<string>,
): Promise<void> {
  let rest = messages.filter((item) => !isHeld(held, item));
  while (rest.length > 0) {
    const taken = await takeMessages(desk, Map.groupBy(rest, groupOf).values());
    rest = rest.filter((item) => !taken.has(item));
    for (const [first] of Map.groupBy(rest, groupOf).values()) {
      if (first === undefined) continue;
      if ((await takeOrSetAside(desk, authorised, first)) === 'wait') held.add(waitingWith(first));
      rest = rest.filter((item) => item !== first && !isHeld(held, item));
    }
  }
}

async function takeWindow(
  desk: Desk,
  authorised: Authorised,
  items: readonly MailboxItem[],
  held: Set<string>,
): Promise<void> {
  let messages: MessageItem[] = [];
  for (const item of items) {
    if (item.kind === 'message') {
      messages.push(item);
      continue;
    }
    await takeStretch(desk, authorised, messages, held);
    messages = [];
    // A Welcome never waits for what it replaces.
    if (isHeld(held, item) && item.kind !== 'welcome') continue;
    if ((await takeOrSetAside(desk, authorised, item)) === 'wait') held.add(waitingWith(item));
  }
  await takeStretch(desk, authorised, messages, held);
}

async function takeAll(desk: Desk, authorised: Authorised): Promise<void> {
  const held = new Set<string>();
  let last = beforeAllItems;
  for (;;) {
    const items = listNextIn(desk.store, last, atOnce);
    if (items.length === 0) return;
    await takeWindow(desk, authorised, items, held);
    last = items.at(-1)?.seq ?? last;
    // What a person presses meanwhile is answered in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/**
 * Processes everything that waits, oldest first. A bad item is set aside with its code and blocks nothing; one that needs
 * a withheld commit waits for an hour, and only what its device sealed waits with it.
 */
export async function processInbox(desk: Desk, authorised: Authorised): Promise<void> {
  // Every line that is sent comes by here: where nothing waits, nothing is counted.
  if (!hasNewItems(desk.store)) return;
  const unreadBefore = countAllUnread(desk.store, desk.clock.now());
  try {
    await takeAll(desk, authorised);
  } finally {
    // Also when the network broke off in between: what was taken in is there.
    desk.emit('conversations.changed', {});
    tellAttention(desk, unreadBefore);
  }
}
