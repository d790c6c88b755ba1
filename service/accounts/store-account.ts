/** Writes a new account with its first device list; shared by opening a practice and accepting an invitation. */
import { AppError } from '../../contract/errors/app-error.ts';
import { sameBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';
import { refuseErased } from '../erasure/salt.ts';
import type { CheckedDevice, CheckedList } from './device-list.ts';

/** The one device that signs up; throws `deviceList.invalid` for anything but version 1 with a single device. */
export function firstDevice(list: CheckedList): CheckedDevice {
  const device = list.devices[0];
  if (
    list.version !== 1 ||
    list.previousHash.length !== 0 ||
    list.devices.length !== 1 ||
    device === undefined
  ) {
    throw new AppError('deviceList.invalid');
  }
  return device;
}

/** Throws `account.exists` when the account or the device id is taken, `account.erased` when the account's was. */
export async function storeAccount(tx: Tx, list: CheckedList, now: number): Promise<void> {
  await refuseErased(tx, list.account);
  const made = await tx
    .insertInto('accounts')
    .values({ id: list.account, account_key: list.accountKey, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new AppError('account.exists');
  await storeList(tx, list, now);
  await storeDevices(tx, list.account, list.devices, now);
}

export async function storeList(tx: Tx, list: CheckedList, now: number): Promise<void> {
  await tx
    .insertInto('device_lists')
    .values({
      account: list.account,
      version: list.version,
      hash: list.hash,
      signed: list.signed,
      signature: list.signature,
      key_changes: list.keyChanges.length === 0 ? null : JSON.stringify(list.keyChanges),
      created_at: now,
    })
    .execute();
}

/** Throws `account.exists` when one of the device ids is taken. */
export async function storeDevices(
  tx: Tx,
  account: Buffer,
  devices: readonly CheckedDevice[],
  now: number,
): Promise<void> {
  if (devices.length === 0) return;
  const made = await tx
    .insertInto('devices')
    .values(
      devices.map((device) => ({
        id: device.id,
        account,
        mls_key: device.mlsKey,
        login_key: device.loginKey,
        valid_from: device.validFrom,
        valid_until: device.validUntil,
        created_at: now,
        revoked_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== BigInt(devices.length)) throw new AppError('account.exists');
}

/** Whether this very list was stored as the account's first: then a repeated sign-up is a retry. */
export async function hasSameFirstList(tx: Tx, list: CheckedList): Promise<boolean> {
  const stored = await tx
    .selectFrom('device_lists')
    .select(['hash', 'signature'])
    .where('account', '=', list.account)
    .where('version', '=', 1)
    .executeTakeFirst();
  return (
    stored !== undefined && sameBytes(stored.hash, list.hash) && sameBytes(stored.signature, list.signature)
  );
}
