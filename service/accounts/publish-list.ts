/** A new device list of the caller's account: adds devices, revokes those no longer on it, never goes back or forks. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { storeOffer } from '../keys/key-packages.ts';
import { settleDeliveries } from '../mailbox/settle.ts';
import { notifyRevoked } from '../realtime/notify.ts';
import { announceList, lockAudience } from './announce-list.ts';
import { type CheckedDevice, type CheckedList, checkDeviceList } from './device-list.ts';
import { storeDevices, storeList } from './store-account.ts';

/** Throws `deviceList.invalid`, `deviceList.rollback`; the newest list again gets the same answer. */
export async function publishDeviceList(
  { clock, db }: Context,
  caller: Caller,
  { deviceList: sent, newDevice }: RouteRequest<'deviceLists.publish'>,
): Promise<{ version: number }> {
  const now = clock.now();
  const list = checkDeviceList(sent, now);
  if (!sameBytes(list.account, caller.account)) throw new AppError('deviceList.invalid');
  return inTransaction(db, async (tx) => {
    const account = await tx
      .selectFrom('accounts')
      .select('account_key')
      .where('id', '=', caller.account)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    if (!sameBytes(account.account_key, list.accountKey)) throw new AppError('deviceList.invalid');
    if (!(await follows(tx, list))) return { version: list.version };
    const audience = await lockAudience(tx, list.account, now);
    await storeList(tx, list, now);
    const gone = await applyDevices(tx, list, now);
    const staying = audience.filter((device) => !gone.some((id) => sameBytes(id, device.id)));
    if (newDevice !== null) await storeNewOffer(tx, list, newDevice, now);
    await announceList(tx, staying, sent, now);
    return { version: list.version };
  });
}

/** Only a device of this very list may bring key packages along. */
async function storeNewOffer(
  tx: Tx,
  list: CheckedList,
  sent: NonNullable<RouteRequest<'deviceLists.publish'>['newDevice']>,
  now: number,
): Promise<void> {
  const device = decodeBytes(sent.device);
  if (!list.devices.some((listed) => sameBytes(listed.id, device))) throw new AppError('deviceList.invalid');
  await storeOffer(tx, device, sent.keyPackages, now);
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

/** Answers the devices that were revoked. */
async function applyDevices(tx: Tx, list: CheckedList, now: number): Promise<readonly Buffer[]> {
  const held = await tx
    .selectFrom('devices')
    .select(['id', 'mls_key', 'login_key', 'revoked_at'])
    .where('account', '=', list.account)
    .orderBy('id')
    .forNoKeyUpdate()
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
    // A device never changes its keys and never comes back.
    if (row.revoked_at !== null || !hasKeys(device, row)) throw new AppError('deviceList.invalid');
    await tx
      .updateTable('devices')
      .set({ valid_from: device.validFrom, valid_until: device.validUntil })
      .where('id', '=', row.id)
      .execute();
  }
  await storeDevices(tx, list.account, [...listed.values()], now);
  for (const device of gone) await revokeDevice(tx, device, now);
  return gone;
}

function hasKeys(device: CheckedDevice, row: { mls_key: Buffer; login_key: Buffer }): boolean {
  return sameBytes(device.mlsKey, row.mls_key) && sameBytes(device.loginKey, row.login_key);
}

/** Ends a device: tokens, key packages and waiting items go, its sockets close on every node. */
async function revokeDevice(tx: Tx, device: Buffer, now: number): Promise<void> {
  await tx.updateTable('devices').set({ revoked_at: now }).where('id', '=', device).execute();
  await tx.deleteFrom('tokens').where('device', '=', device).execute();
  await tx.deleteFrom('key_packages').where('device', '=', device).execute();
  await settleDeliveries(tx, device, null, now);
  await notifyRevoked(tx, device);
}
