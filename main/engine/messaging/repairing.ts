/** Helps conversations that cannot go on: asks the others, or does what they asked for. Nobody has to press anything. */
import { type Ask, askBytes } from '../../../contract/domain/ask.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { sign, verifySignature } from '../crypto/primitives.ts';
import { draftCommit, epochOf, isActive, listMembers } from '../e2ee/index.ts';
import type { Store } from '../store/database.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { type Conversation, findConversation, getConversation } from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import {
  getRepair,
  listAsksDue,
  listRepairs,
  putAsk,
  putRepair,
  type Repair,
  type StoredAsk,
  settleAsk,
} from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { fetchKeyPackages } from './devices.ts';
import { openNextGeneration } from './generations.ts';
import { policyFor } from './group-rules.ts';
import { noteNeed } from './needs.ts';
import { founderOf, isHeldUp, listOthers } from './people.ts';
import { readSealed } from './sealed-bytes.ts';
import { inConversation } from './troubles.ts';

const hour = 60 * 60 * 1000;
const futureTolerance = 2 * 24 * hour;

/** A clock that was set back must not silence a device for ever. */
const isWithinHour = (at: number | null, now: number): boolean => at !== null && Math.abs(now - at) < hour;

/** Conversations that waited when this app last did all it could; what is shown of them by now may be something else. */
const waitedBefore = new WeakMap<Store, ReadonlySet<string>>();

async function ask(desk: Desk, authorised: Authorised, { needed, ...repair }: Repair): Promise<void> {
  const { store, account, device, clock } = desk;
  const { id, generation } = getConversation(store, repair.conversation);
  if (needed === null || isWithinHour(repair.askedAt, clock.now())) return;
  // A Welcome may be on its way: only what still waits with the next try is asked for.
  if (waitedBefore.get(store)?.has(id) !== true) return;
  const unsigned = {
    account: account.id,
    device: device.id,
    conversation: id,
    generation,
    epoch: desk.groups.exists(id, generation) ? epochOf(desk.groups.load(id, generation)) : 0,
    reason: needed,
    at: clock.now(),
  };
  const signature = toBase64Url(sign(device.mls.privateKey, askBytes(unsigned)));
  const noteAsked = (at: number) =>
    inTransaction(store, () => putRepair(store, { ...getRepair(store, id), askedAt: at }));
  // Whether or not the service's answer comes: from here on somebody may add this device anew, and it may ask again at once.
  noteAsked(clock.now() - hour);
  await authorised('conversations.ask', { ask: { ...unsigned, signature } });
  noteAsked(clock.now());
}

async function repairOne(desk: Desk, authorised: Authorised, repair: Repair): Promise<void> {
  const conversation = getConversation(desk.store, repair.conversation);
  const isFounder = founderOf(desk.account, conversation) === desk.account.id;
  if (repair.needed === 'renew' && isFounder && !isWithinHour(repair.openedAt, desk.clock.now()))
    return openNextGeneration(desk, authorised, conversation.id);
  await ask(desk, authorised, repair);
}

/** Does what this device can do for its own conversations that cannot go on. */
export async function repairConversations(desk: Desk, authorised: Authorised): Promise<void> {
  for (const repair of listRepairs(desk.store)) {
    if (isHeldUp(desk.store, desk.account, getConversation(desk.store, repair.conversation))) continue;
    await inConversation(desk, repair.conversation, () => repairOne(desk, authorised, repair));
  }
}

/** What could not be helped yet is said where it is: until another device of the conversation is online, it waits. */
export function sayWhatWaits(desk: Desk): void {
  const waiting = listRepairs(desk.store);
  waitedBefore.set(desk.store, new Set(waiting.map(({ conversation }) => conversation)));
  for (const { conversation, needed } of waiting) {
    const code = needed === 'rejoin' ? 'conversation.waitsToRejoin' : 'conversation.waitsToRenew';
    if (desk.troubles.get(conversation)?.code === code) continue;
    desk.troubles.set(conversation, new AppError(code).toReport());
    desk.emit('conversations.changed', {});
  }
}

/** Whether a listed device of somebody in this conversation signed this. */
function isGenuine(desk: Desk, conversation: Conversation, { signature, ...asked }: Ask): boolean {
  const { store, account } = desk;
  const isIn = [account.id, ...listOthers(store, account, conversation)].includes(asked.account);
  const list =
    asked.account === account.id ? account.deviceList : findContact(store, asked.account)?.deviceList;
  const entry = list?.devices.find((one) => one.device === asked.device);
  if (!isIn || entry === undefined || asked.at > desk.clock.now() + futureTolerance) return false;
  return verifySignature(readSealed(entry.mlsKey), askBytes(asked), readSealed(signature));
}

/** Takes in a request. One that is not signed by a device of the conversation is refused; a repeat changes nothing. */
export function takeAsk(desk: Desk, { ask, seq }: Extract<MailboxItem, { kind: 'ask' }>): void {
  const conversation = findConversation(desk.store, ask.conversation);
  // While it opens, others may be in already: only the answer to our commit is missing here.
  const isLive = conversation?.state === 'open' || conversation?.state === 'opening';
  if (conversation === undefined || !isLive) throw new AppError('conversation.notOpen');
  if (!isGenuine(desk, conversation, ask)) throw new AppError('e2ee.credentialRefused');
  // Whoever asks for another generation and missed the one there is asks to be let in once it finds that out.
  const isSettled = ask.reason === 'renew' && ask.generation < conversation.generation;
  const isToAdd = ask.reason === 'rejoin';
  inTransaction(desk.store, () => {
    const isNew = putAsk(desk.store, ask, isToAdd);
    const isFounder = founderOf(desk.account, conversation) === desk.account.id;
    const mayRenew = !isWithinHour(getRepair(desk.store, conversation.id).openedAt, desk.clock.now());
    if (isNew && !isToAdd && !isSettled && isFounder && mayRenew) noteNeed(desk, conversation.id, 'renew');
    markDone(desk.store, seq);
  });
}

/** The device's dead leaf goes and the device comes in anew, in one commit. Whoever is first does it for all. */
async function answerOne(desk: Desk, authorised: Authorised, asked: StoredAsk): Promise<void> {
  const { store, account, clock } = desk;
  const conversation = getConversation(store, asked.conversation);
  const { id, generation } = conversation;
  if (isWithinHour(asked.answeredAt, clock.now())) return settleAsk(store, asked, null);
  if (!desk.groups.exists(id, generation) || desk.groups.findPending(id, generation) !== undefined) return;
  const state = desk.groups.load(id, generation);
  const list =
    asked.account === account.id ? account.deviceList : findContact(store, asked.account)?.deviceList;
  const entry = list?.devices.find((one) => one.device === asked.device);
  if (entry === undefined || !isActive(state)) return settleAsk(store, asked, null);
  const isInside = listMembers(state).some(({ accountId }) => accountId === asked.account);
  // Whole accounts come in by the founder's app alone; the others spend no key package on it.
  if (!isInside && founderOf(account, conversation) !== account.id) return settleAsk(store, asked, null);
  const add = await fetchKeyPackages(desk, authorised, asked.account, [entry], state.suite);
  const remove = listMembers(state)
    .filter((member) => member.deviceId === asked.device)
    .map((member) => member.leaf);
  const draft = await draftCommit(state, { add, remove }, policyFor(desk, conversation));
  const bytes = draft.welcome === null ? '' : toBase64Url(draft.welcome);
  desk.groups.savePending(id, generation, draft, [{ device: asked.device, bytes }]);
  // Another commit came first: whether it was the same answer is looked at with the next wake.
  if ((await submitPending(desk, authorised, id, generation)) !== 'won') return desk.wake();
  inTransaction(store, () => settleAsk(store, asked, clock.now()));
}

/** Adds anew the devices that asked for it. */
export async function answerAsks(desk: Desk, authorised: Authorised): Promise<void> {
  for (const asked of listAsksDue(desk.store)) {
    if (isHeldUp(desk.store, desk.account, getConversation(desk.store, asked.conversation))) continue;
    await inConversation(desk, asked.conversation, () => answerOne(desk, authorised, asked));
  }
}
