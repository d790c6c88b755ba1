/** Opens a confirmed conversation: one MLS group, founded by the therapist's device, with the client's devices added. */
import type { DeviceEntry } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { addMembers, type CheckedKeyPackage, createGroup } from '../e2ee/index.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { type Conversation, setConversationState } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { fetchKeyPackages } from './devices.ts';
import { bindingFor, groupIdFor, policyFor } from './group-rules.ts';
import { makeKeyPackage } from './key-packages.ts';
import { listOthers } from './people.ts';
import { defaultSuite } from './suite.ts';
import { isOutside } from './troubles.ts';

/**
 * Who has to be in from the start. `people`: everybody, with one device at least. `reachable`: who has a key package; the others
 * come in later. `devices`: every listed device of everybody.
 */
export type Founders = 'people' | 'reachable' | 'devices';

/** A package of every other device that can be had. Throws `keyPackage.none` where somebody is missing who has to be in. */
async function fetchFirstPackages(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  founders: Founders,
) {
  const { account, device, store } = desk;
  const packages: CheckedKeyPackage[] = [];
  const fetch = async (other: string, listed: readonly DeviceEntry[]) => {
    try {
      const found = await fetchKeyPackages(desk, authorised, other, listed, defaultSuite);
      packages.push(...found);
      if (founders === 'devices' && found.length < listed.length) throw new AppError('keyPackage.none');
    } catch (thrown) {
      const mayLack = thrown instanceof AppError && !isOutside(thrown) && founders === 'reachable';
      if (!mayLack) throw thrown;
    }
  };
  for (const other of listOthers(store, account, conversation)) {
    // The service hands packages out; the contact's signed list says whose may come in.
    await fetch(other, findContact(store, other)?.deviceList.devices ?? []);
  }
  const own = account.deviceList.devices.filter((one) => one.device !== device.id);
  if (own.length > 0) await fetch(account.id, own);
  if (!packages.some(({ accountId }) => accountId !== account.id) && conversation.kind !== 'own')
    throw new AppError('keyPackage.none');
  return packages;
}

/** Creates the group and stores it together with the commit that adds the others; nothing has left yet. */
export async function foundGroup(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  founders: Founders = 'people',
): Promise<void> {
  const { account, device, groups } = desk;
  const checked = await fetchFirstPackages(desk, authorised, conversation, founders);
  const { id, generation } = conversation;
  const state = await createGroup({
    suite: defaultSuite,
    groupId: groupIdFor(id, generation),
    binding: bindingFor(conversation, generation, account.id),
    ownKeyPackage: await makeKeyPackage(device, desk.clock.now(), false),
    self: groups.self,
    now: desk.clock.now(),
  });
  const draft = await addMembers(state, checked, policyFor(desk, conversation));
  const welcome = draft.welcome === null ? '' : toBase64Url(draft.welcome);
  inTransaction(desk.store, () => {
    groups.create(id, generation, { state: draft.current, consumed: [] }, () => {});
    groups.savePending(
      id,
      generation,
      draft,
      checked.map((one) => ({ device: one.deviceId, bytes: welcome })),
    );
  });
}

/** What became of the founding commit; one that others' apps made first cannot be read by our lone group. */
export async function submitFounding(desk: Desk, authorised: Authorised, { id, generation }: Conversation) {
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
    members: [desk.account.id, ...listOthers(desk.store, desk.account, conversation)],
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
