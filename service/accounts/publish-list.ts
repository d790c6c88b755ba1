/** A new device list of the caller's account: devices join, missing ones are revoked, people joined to it are told. */
import type { DeviceList } from '../../contract/domain/identity.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { storeOffer } from '../keys/key-packages.ts';
import { announceList, lockAudience } from './announce-list.ts';
import { type CheckedList, checkDeviceList } from './device-list.ts';
import { inheritMailbox, revokeDevice } from './revoke-device.ts';
import { storeDevices, storeList } from './store-account.ts';

type NewDevice = RouteRequest<'deviceLists.publish'>['newDevice'];

/** Throws `deviceList.invalid`, `deviceList.rollback`; the newest list again gets the same answer. */
export async function publishDeviceList(
  context: Context,
  caller: Caller,
  request: RouteRequest<'deviceLists.publish'>,
): Promise<{ version: number }> {
  const list = checkDeviceList(request.deviceList, context.clock.now());
  if (!sameBytes(list.account, caller.account)) throw new AppError('deviceList.invalid');
  return takeList(context, list, request.deviceList, request.newDevice);
}

/**
 * From who holds the account key and no device: the list names the new device alone. An account that does not exist and a
 * key that is not its own are one answer. Throws as above.
 */
export async function recoverDeviceList(
  context: Context,
  request: RouteRequest<'deviceLists.recover'>,
): Promise<{ version: number }> {
  const list = checkDeviceList(request.deviceList, context.clock.now());
  const [only, ...others] = request.deviceList.devices;
  if (only?.device !== request.newDevice.device || others.length > 0) {
    throw new AppError('deviceList.invalid');
  }
  return takeList(context, list, request.deviceList, request.newDevice);
}

/**
 * From a device that another of the account let in: everybody who is on the newest list stays, and one comes. Throws as above,
 * `deviceList.rollback` too where the list moved on meanwhile.
 */
export async function joinDeviceList(
  context: Context,
  request: RouteRequest<'deviceLists.join'>,
): Promise<{ version: number }> {
  const list = checkDeviceList(request.deviceList, context.clock.now());
  if (!request.deviceList.devices.some((one) => one.device === request.newDevice.device)) {
    throw new AppError('deviceList.invalid');
  }
  return takeList(context, list, request.deviceList, request.newDevice, 'nobodyGoes');
}

async function takeList(
  { clock, db }: Context,
  list: CheckedList,
  sent: DeviceList,
  newDevice: NewDevice,
  rule: 'any' | 'nobodyGoes' = 'any',
): Promise<{ version: number }> {
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    const account = await tx
      .selectFrom('accounts')
      .select('account_key')
      .where('id', '=', list.account)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (account === undefined || !isKeyOf(account.account_key, list))
      throw new AppError('deviceList.invalid');
    if (rule === 'nobodyGoes' && !sameBytes(account.account_key, list.accountKey))
      throw new AppError('deviceList.invalid');
    if (!(await follows(tx, list))) return { version: list.version };
    await tx
      .updateTable('accounts')
      .set({ account_key: list.accountKey })
      .where('id', '=', list.account)
      .execute();
    const audience = await lockAudience(tx, list.account, now);
    await storeList(tx, list, now);
    const { added, gone } = await applyDevices(tx, list, now);
    if (rule === 'nobodyGoes' && (gone.length > 0 || added.length !== 1))
      throw new AppError('deviceList.invalid');
    await storeNewKeyPackages(tx, newDevice, added, now);
    // The account's own other devices are told too; those that are off the list have no mailbox any more.
    const told = audience.filter((device) => !gone.some((id) => sameBytes(id, device.id)));
    await announceList(tx, told, sent, now);
    return { version: list.version };
  });
}

/** The account's key, or one that it gives way to with just this list. */
function isKeyOf(known: Buffer, { accountKey, keyChanges, version, previousHash }: CheckedList): boolean {
  if (sameBytes(known, accountKey)) return true;
  const change = keyChanges.at(-1);
  return (
    change !== undefined &&
    sameBytes(decodeBytes(change.from), known) &&
    change.version === version &&
    sameBytes(decodeBytes(change.previousHash), previousHash)
  );
}

/** False when this is the newest list once more; throws when it goes back, skips or forks. */
async function follows(tx: Tx, list: CheckedList): Promise<boolean> {
  const newest = await tx
    .selectFrom('device_lists')
    .select(['version', 'hash'])
    .where('account', '=', list.account)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  if (newest.version === list.version && sameBytes(newest.hash, list.hash)) return false;
  if (list.version !== newest.version + 1 || !sameBytes(list.previousHash, newest.hash)) {
    throw new AppError('deviceList.rollback', { fields: { newest: newest.version } });
  }
  return true;
}

/** Answers which devices are new, and which are gone. A device never changes its keys, and a revoked one never comes back. */
async function applyDevices(
  tx: Tx,
  list: CheckedList,
  now: number,
): Promise<{ readonly added: readonly Buffer[]; readonly gone: readonly Buffer[] }> {
  const held = await tx
    .selectFrom('devices')
    .select(['id', 'mls_key', 'login_key', 'revoked_at'])
    .where('account', '=', list.account)
    .execute();
  const listed = new Map(list.devices.map((device) => [device.id.toString('hex'), device]));
  const gone: Buffer[] = [];
  for (const row of held) {
    const device = listed.get(row.id.toString('hex'));
    if (device === undefined) {
      if (row.revoked_at === null) gone.push(row.id);
      continue;
    }
    listed.delete(row.id.toString('hex'));
    const sameKeys = sameBytes(device.mlsKey, row.mls_key) && sameBytes(device.loginKey, row.login_key);
    if (row.revoked_at !== null || !sameKeys) throw new AppError('deviceList.invalid');
    await tx
      .updateTable('devices')
      .set({ valid_from: device.validFrom, valid_until: device.validUntil })
      .where('id', '=', row.id)
      .execute();
  }
  const added = [...listed.values()];
  await storeDevices(tx, list.account, added, now);
  const ids = added.map((device) => device.id);
  for (const device of gone) {
    await inheritMailbox(tx, device, ids, now);
    await revokeDevice(tx, device, now);
  }
  return { added: ids, gone };
}

async function storeNewKeyPackages(
  tx: Tx,
  newDevice: NewDevice,
  added: readonly Buffer[],
  now: number,
): Promise<void> {
  if (newDevice === null) return;
  const device = decodeBytes(newDevice.device);
  if (!added.some((id) => sameBytes(id, device))) throw new AppError('deviceList.invalid');
  await storeOffer(tx, device, newDevice.keyPackages, now);
}
