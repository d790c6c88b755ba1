/** Opens a confirmed conversation: one MLS group, founded by the therapist's device, with the client's devices added. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { addMembers, checkKeyPackage, createGroup } from '../e2ee/index.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { type Conversation, setConversationState } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { bindingFor, groupIdFor, pairPolicy } from './group-rules.ts';
import { makeKeyPackage } from './key-packages.ts';
import { defaultSuite } from './suite.ts';

/** Creates the group and stores it together with the commit that adds the client; nothing has left yet. */
async function foundGroup(desk: Desk, authorised: Authorised, conversation: Conversation): Promise<void> {
  const { account, device, groups } = desk;
  const now = desk.clock.now();
  const { packages } = await authorised('keyPackages.fetch', { account: conversation.contact });
  // The service hands packages out; the contact's signed list says whose may come in.
  const listed = findContact(desk.store, conversation.contact)?.deviceList.devices ?? [];
  const wanted = packages.filter((one) => listed.some((entry) => entry.device === one.device));
  if (wanted.length === 0) throw new AppError('keyPackage.none');
  const context = { suite: defaultSuite, now, verifyCredential: groups.self.verifyCredential };
  const checked = await Promise.all(
    wanted.map((one) => checkKeyPackage(fromBase64Url(one.keyPackage), context)),
  );
  const state = await createGroup({
    suite: defaultSuite,
    groupId: groupIdFor(conversation.id, conversation.generation),
    binding: bindingFor(conversation.id, conversation.generation, account.id),
    ownKeyPackage: await makeKeyPackage(device, now, false),
    self: groups.self,
    now,
  });
  const draft = await addMembers(state, checked, pairPolicy(desk.store, account, conversation.contact));
  const welcome = draft.welcome === null ? '' : toBase64Url(draft.welcome);
  inTransaction(desk.store, () => {
    groups.create(conversation.id, conversation.generation, { state: draft.current, consumed: [] }, () => {});
    groups.savePending(
      conversation.id,
      conversation.generation,
      draft,
      checked.map((one) => ({ device: one.deviceId, bytes: welcome })),
    );
  });
}

/** What became of the founding commit; one that others' apps made first cannot be read by our lone group. */
async function submitFounding(desk: Desk, authorised: Authorised, { id, generation }: Conversation) {
  try {
    return await submitPending(desk, authorised, id, generation);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code.startsWith('e2ee.')) return 'lost';
    throw thrown;
  }
}

/**
 * Carries a confirmed conversation through to open, from wherever a crash left it. Where the conversation turns out to
 * exist already, this device waits to be added to it. Throws `network.*`, `keyPackage.*`, `e2ee.*`.
 */
export async function openConfirmed(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
): Promise<void> {
  const { id, generation } = conversation;
  if (!desk.groups.exists(id, generation)) await foundGroup(desk, authorised, conversation);
  await authorised('conversations.create', {
    conversation: id,
    members: [desk.account.id, conversation.contact],
  });
  const outcome = await submitFounding(desk, authorised, conversation);
  inTransaction(desk.store, () => {
    if (outcome === 'refused' || outcome === 'lost') desk.groups.remove(id, generation);
    // Refused: founded anew at the next wake, with the devices the other side has then.
    if (outcome !== 'refused') setConversationState(desk.store, id, outcome === 'lost' ? 'awaiting' : 'open');
  });
  desk.emit('conversations.changed', {});
  if (outcome === 'refused') throw new AppError('keyPackage.none');
}
