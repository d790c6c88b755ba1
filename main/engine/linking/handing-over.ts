/** What the existing computer signs and hands over, once the person said that the symbols are the same. */

import { limits } from '../../../contract/domain/limits.ts';
import type { LinkAnswer } from '../../../contract/domain/linking.ts';
import { linkHandoverSchema } from '../../../contract/domain/linking.ts';
import { newId } from '../crypto/ids.ts';
import { signDeviceEntry, signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { describeTelling } from '../messaging/telling-settings.ts';
import { describeIdentity, encodeFitting, identitySchema } from '../recovery/identity.ts';
import { describeKit } from '../recovery/known-kit.ts';
import {
  addConversation,
  findOwnConversation,
  removeConversation,
} from '../store/repositories/conversations.ts';
import { listOwnDevices, nameOwnDevice, noteOwnDevice } from '../store/repositories/own-devices.ts';
import { findKit } from '../store/repositories/recovery.ts';
import { inTransaction } from '../store/statement.ts';

/** All that the new computer gets. */
export const handoverSchema = linkHandoverSchema.extend(identitySchema.shape);

/** The conversation among one's own computers; prepared here, founded once the second one is on the list. */
function ensureOwnConversation({ store, clock, account, groups }: Desk): string {
  const known = findOwnConversation(store);
  if (known !== undefined) {
    // After words, a backup or a lost computer nobody is left who could let this one in again.
    const isAlone = account.deviceList.devices.length === 1;
    const isOver = known.state !== 'toConfirm' && isAlone && !groups.exists(known.id, known.generation);
    if (!isOver) return known.id;
    removeConversation(store, known.id);
  }
  const id = newId();
  const now = clock.now();
  addConversation(store, {
    id,
    kind: 'own',
    generation: 1,
    state: 'toConfirm',
    readUpTo: 0,
    createdAt: now,
    activityAt: now,
  });
  return id;
}

/** Spaces up to a power of two: the service learns little of how many people somebody knows. */
function padded(json: Uint8Array, most: number): Uint8Array {
  let size = 4 * 1024;
  while (size < json.length) size *= 2;
  const all = new Uint8Array(Math.min(size, most)).fill(0x20);
  all.set(json);
  return all;
}

/** What sealing adds: nonce and tag. */
const sealingBytes = 40;

/** Signs the next list with the new computer on it; it becomes ours once the service has it. Answers the handover as JSON. */
export function makeHandover(desk: Desk, answer: LinkAnswer): Uint8Array {
  const { store, account, device, clock } = desk;
  const now = clock.now();
  const entry = signDeviceEntry(account.key, { account: account.id, ...answer }, now);
  const deviceList = signDeviceList(
    account.key,
    account.id,
    [...account.deviceList.devices, entry],
    account.deviceList,
  );
  return inTransaction(store, () => {
    const ownConversation = ensureOwnConversation(desk);
    noteOwnDevice(store, device.id, device.createdAt, now);
    nameOwnDevice(store, answer.device, answer.name, now);
    const kit = findKit(store);
    const most = limits.linkHandoverBytes - sealingBytes;
    const handover = {
      ...describeIdentity(store),
      v: 1 as const,
      deviceList,
      ownConversation,
      names: listOwnDevices(store)
        .filter((one) => deviceList.devices.some((listed) => listed.device === one.device))
        .map(({ device: id, name, addedAt }) => ({ device: id, name, addedAt })),
      kit: kit === undefined ? null : describeKit(kit),
      telling: describeTelling(store),
    };
    return padded(encodeFitting(handover, most), most);
  });
}
