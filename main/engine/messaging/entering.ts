/** Joins a conversation from a Welcome. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import {
  epochOf,
  hasExactlyAccounts,
  type Invitation,
  isOlderSuite,
  joinGroup,
  listWelcomeRefs,
  suiteOfKeyPackage,
} from '../e2ee/index.ts';
import { sayAgainWhatCame } from '../moving/came.ts';
import {
  type Conversation,
  findConversation,
  setConversationState,
  setGeneration,
} from '../store/repositories/conversations.ts';
import { getSenderCounter, setSenderCounter, unknownCounter } from '../store/repositories/counters.ts';
import { getLeave, markGroupDue } from '../store/repositories/group-rows.ts';
import { markDone } from '../store/repositories/inbox.ts';
import {
  findKeyPackage,
  removeKeyPackage,
  replaceLastResort,
  type StoredKeyPackage,
} from '../store/repositories/key-packages.ts';
import { getRepair, putRepair } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { enterGeneration } from './generations.ts';
import { askCountsForMs, bindingFor, groupIdFor, isListed } from './group-rules.ts';
import { noteListsDue } from './missed-lists.ts';
import { founderOf, listOthers } from './people.ts';
import { readSealed } from './sealed-bytes.ts';
import { defaultSuite } from './suite.ts';

type WelcomeItem = Extract<MailboxItem, { kind: 'welcome' }>;

function findOwnKeyPackage(desk: Desk, envelope: Uint8Array): StoredKeyPackage {
  for (const ref of listWelcomeRefs(envelope)) {
    const found = findKeyPackage(desk.store, ref);
    if (found !== undefined) return found;
  }
  throw new AppError('e2ee.welcomeNotForUs');
}

function isExpected(
  desk: Desk,
  conversation: Conversation,
  generation: number,
  invitation: Invitation,
): boolean {
  const { account, store } = desk;
  const founder = founderOf(account, conversation);
  const binding = bindingFor(conversation, generation, founder);
  const told = [account.id, ...listOthers(store, account, conversation)];
  const inside = new Set(invitation.members.map(({ accountId }) => accountId));
  // In a group somebody may be without a computer for a while; nobody is in it of whom we were not told.
  const fits =
    conversation.kind === 'group'
      ? [account.id, founder].every((one) => inside.has(one)) &&
        [...inside].every((one) => told.includes(one))
      : hasExactlyAccounts(invitation.members, told);
  return fits && toBase64Url(invitation.binding) === toBase64Url(binding);
}

/** Whether this device has a working group of the generation it knows, and does not need to be added anew. */
function isFollowing(desk: Desk, { id, generation }: Conversation): boolean {
  return getRepair(desk.store, id).needed !== 'rejoin' && desk.groups.isWorking(id, generation);
}

/**
 * A group that is here gives way only where this device asked to be added anew, or was taken out of it. Two may have answered:
 * the second answer counts for as long as the others may give it.
 */
function mayReplace(desk: Desk, { id }: Conversation, generation: number): boolean {
  const { askedAt, needed } = getRepair(desk.store, id);
  const hasAsked = askedAt !== null && askedAt > desk.clock.now() - askCountsForMs;
  return needed === 'rejoin' || hasAsked || !desk.groups.isWorking(id, generation);
}

/** Opens a Welcome as far as its group: of this conversation, of this generation, with its members and nobody else. */
async function open(desk: Desk, conversation: Conversation, item: WelcomeItem) {
  const envelope = readSealed(item.bytes);
  const own = findOwnKeyPackage(desk, envelope);
  const founder = founderOf(desk.account, conversation);
  // Of the suite that this device offered, which may be that of an earlier version of the app; but never back to one.
  const suite = suiteOfKeyPackage(own.publicBytes) ?? defaultSuite;
  const { id, generation } = conversation;
  const before = desk.groups.exists(id, generation) ? desk.groups.load(id, generation).suite : suite;
  if (isOlderSuite(suite, before)) throw new AppError('e2ee.wrongSuite');
  const joined = await joinGroup(envelope, {
    suite,
    expectedGroupId: groupIdFor(item.conversation, item.generation),
    ownKeyPackage: own,
    self: desk.groups.self,
    accept: (invitation) =>
      isExpected(desk, conversation, item.generation, invitation) &&
      // A computer that was lost still has a leaf and keys: it lets nobody in.
      isListed(desk.store, desk.account, invitation.inviter) &&
      // Nobody but the founder moves a conversation on. Where this device has no group that works, it has missed that, and
      // any member may add it to the generation of now.
      (item.generation === conversation.generation ||
        invitation.inviter.accountId === founder ||
        !isFollowing(desk, conversation)),
  });
  return { own, joined };
}

/**
 * What others said before this device came is not counted as missing, and lists of theirs may have come before they were
 * known here. Call inside a transaction.
 */
function noteBeginning(desk: Desk, { id, kind }: Conversation, { epoch, members }: Invitation): void {
  const { store, device } = desk;
  const isLate = epoch > 1;
  for (const { deviceId } of members) {
    const isNew = deviceId !== device.id && getSenderCounter(store, id, deviceId) === 0;
    if (isLate && isNew) setSenderCounter(store, id, deviceId, unknownCounter);
  }
  if (kind !== 'group') return;
  noteListsDue(store);
  desk.wake();
}

/**
 * Joins the group of a conversation this profile agreed to; any other Welcome is refused. The used key package is
 * deleted in the same transaction (a last-resort one stays until it is replaced).
 */
export async function takeWelcome(desk: Desk, item: WelcomeItem): Promise<void> {
  const { store, groups } = desk;
  const { generation } = item;
  const conversation = findConversation(store, item.conversation);
  if (conversation === undefined) throw new AppError('conversation.unknown');
  if (conversation.state === 'toConfirm') throw new AppError('conversation.notOpen');
  // Left before it was entered: entered once more, to take leave.
  const isLeft = conversation.state === 'ended' && getLeave(store, conversation.id) === 'due';
  if (conversation.state === 'ended' && !isLeft) throw new AppError('conversation.ended');
  if (generation < conversation.generation) throw new AppError('conversation.exists');
  const { id } = conversation;
  const isHere = groups.exists(id, generation);
  if (isHere && !mayReplace(desk, conversation, generation)) throw new AppError('conversation.exists');
  const { own, joined } = await open(desk, conversation, item);
  if (isHere && joined.epoch <= epochOf(groups.load(id, generation)))
    throw new AppError('conversation.exists');
  const hadEarlier = groups.exists(id, conversation.generation);
  inTransaction(store, () => {
    if (isHere) groups.remove(id, generation);
    groups.create(id, generation, joined, () => {
      if (own.lastResort) replaceLastResort(store);
      else removeKeyPackage(store, own.ref);
      if (generation > conversation.generation && hadEarlier) {
        enterGeneration(desk, conversation, generation, item.number);
      } else {
        setGeneration(store, id, generation);
        if (!isLeft) setConversationState(store, id, 'open');
        sayAgainWhatCame(desk);
        putRepair(store, { ...getRepair(store, id), needed: null, unreadable: 0 });
      }
      noteBeginning(desk, conversation, joined);
      // Whoever let us in may not know yet which devices are gone: the group is compared with the signed lists before we write.
      markGroupDue(store, id);
      markDone(store, item.seq);
    });
  });
}
