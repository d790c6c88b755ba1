/** Finds out that a conversation cannot go on by itself: no state of its group here, a log that cannot be followed, a fork. */
import type { AskReason } from '../../../contract/domain/ask.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { epochOf } from '../e2ee/index.ts';
import { findConversation, listConversationsIn } from '../store/repositories/conversations.ts';
import { getRepair, putRepair } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { showLines } from './known-list.ts';
import { addNotice } from './notices.ts';
import { isOutside } from './troubles.ts';

/** So many messages of our own epoch that do not open are no accident: others are in another epoch of the same number. */
const unreadableUntilFork = 3;

/** Whether the service showed this computer something else than it showed before, or than it showed others. */
type Cause = 'forked' | 'other';

/** Remembers what is needed; a missing state outweighs a log that cannot be followed. A fork is said between the lines. */
export function noteNeed(desk: Desk, conversation: string, needed: AskReason, cause: Cause = 'other'): void {
  const repair = getRepair(desk.store, conversation);
  if (repair.needed === needed || repair.needed === 'rejoin') return;
  const lines = inTransaction(desk.store, () => {
    // Another question than the last one does not wait for its hour.
    putRepair(desk.store, { ...repair, needed, askedAt: null });
    const isShown = cause === 'forked' && findConversation(desk.store, conversation)?.kind !== 'own';
    return isShown ? [addNotice(desk, conversation, { code: 'conversation.forked', names: [] })] : [];
  });
  showLines(desk, lines);
}

/** The log could be followed after all. What a fork needs stays. */
export function dropNeed(desk: Desk, conversation: string): void {
  const repair = getRepair(desk.store, conversation);
  if (repair.needed !== 'renew' || repair.unreadable >= unreadableUntilFork) return;
  inTransaction(desk.store, () => putRepair(desk.store, { ...repair, needed: null }));
}

/** Refusals of a Welcome that mean that its key is not here, or that it came damaged. */
const lostWelcome = new Set([
  'e2ee.welcomeNotForUs',
  'e2ee.undecryptable',
  'e2ee.malformed',
  'e2ee.badWelcome',
  'e2ee.badTree',
]);

/** Refusals of a message that its author sealed in another epoch than ours of the same number. */
const foreignEpoch = new Set(['e2ee.undecryptable', 'e2ee.unknownSender']);

/** Looks at an item that was set aside. Whether the handshake log must be read now to know more. */
export function judgeSetAside(desk: Desk, item: MailboxItem, { code }: AppError): 'readLog' | 'nothing' {
  if (item.kind !== 'message' && item.kind !== 'commit' && item.kind !== 'welcome') return 'nothing';
  const conversation = findConversation(desk.store, item.conversation);
  const isLive = conversation?.state === 'open' || conversation?.state === 'awaiting';
  if (conversation === undefined || !isLive || item.generation < conversation.generation) return 'nothing';
  const isHere = desk.groups.isWorking(conversation.id, item.generation);
  if (item.kind === 'welcome') {
    if (!isHere && lostWelcome.has(code)) noteNeed(desk, conversation.id, 'rejoin');
    return 'nothing';
  }
  if (!isHere) {
    if (code === 'conversation.notOpen' || code === 'e2ee.removed') noteNeed(desk, conversation.id, 'rejoin');
    return 'nothing';
  }
  if (item.kind === 'commit') return code.startsWith('e2ee.') ? 'readLog' : 'nothing';
  if (foreignEpoch.has(code)) countUnreadable(desk, item.conversation, item.generation, item.epoch);
  return 'nothing';
}

function countUnreadable(desk: Desk, conversation: string, generation: number, epoch: number): void {
  if (epochOf(desk.groups.load(conversation, generation)) !== epoch) return;
  const repair = getRepair(desk.store, conversation);
  const unreadable = repair.unreadable + 1;
  inTransaction(desk.store, () => putRepair(desk.store, { ...repair, unreadable }));
  if (unreadable >= unreadableUntilFork && repair.needed === null)
    noteNeed(desk, conversation, 'renew', 'forked');
}

/** What this device seals is too old although it knows the newest commit: the conversation may have gone on without it. */
export async function findNewerGeneration(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<void> {
  const { last } = await authorised('conversations.log', {
    conversation,
    generation: generation + 1,
    from: 1,
  });
  if (last > 0) noteNeed(desk, conversation, 'rejoin');
}

/**
 * Conversations that wait to be let in and of which the service shows that others have begun: their Welcome is lost. Call when
 * the mail that waited has been read. Throws `network.*`, `auth.*`.
 */
export async function findLostWelcomes(desk: Desk, authorised: Authorised): Promise<void> {
  for (const { id, generation } of listConversationsIn(desk.store, 'awaiting')) {
    if (desk.groups.exists(id, generation)) continue;
    try {
      const { last } = await authorised('conversations.log', { conversation: id, generation, from: 1 });
      if (last > 0) noteNeed(desk, id, 'rejoin');
    } catch (thrown) {
      // Nobody has opened it yet, as a rule.
      if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    }
  }
}
