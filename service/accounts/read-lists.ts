/** Gives newest device lists: an account's own to whoever holds its key, those of joined accounts to a device. */
import {
  type DeviceList,
  keyChangeSchema,
  readDeviceList,
  recoveryProofBytes,
} from '../../contract/domain/identity.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { verifyEd25519 } from './ed25519.ts';
import { nobodysKey, spendNonce } from './login.ts';
import { areJoined } from './relations.ts';

async function newestList(db: Db, account: Buffer): Promise<DeviceList | undefined> {
  const row = await db
    .selectFrom('device_lists')
    .select(['signed', 'signature', 'key_changes'])
    .where('account', '=', account)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const list = readDeviceList(row.signed, row.signature);
  if (row.key_changes === null) return list;
  return { ...list, keyChanges: keyChangeSchema.array().parse(JSON.parse(row.key_changes)) };
}

/** Uses the nonce up. Throws `auth.failed` (one answer for all causes), `auth.expired`. */
export async function currentList(
  context: Context,
  proof: RouteRequest<'deviceLists.current'>,
): Promise<{ deviceList: DeviceList }> {
  const { db, clock } = context;
  const account = decodeBytes(proof.account);
  const nonce = await spendNonce(context, proof);
  const known = await db
    .selectFrom('accounts')
    .select('account_key')
    .where('id', '=', account)
    .executeTakeFirst();
  const signed = verifyEd25519(
    known?.account_key ?? nobodysKey,
    recoveryProofBytes({ ...proof, origin: context.origin() }),
    decodeBytes(proof.signature),
  );
  const deviceList = await newestList(db, account);
  if (!signed || nonce === null || deviceList === undefined) throw new AppError('auth.failed');
  if (nonce.expiresAt <= clock.now()) throw new AppError('auth.expired');
  return { deviceList };
}

/** What is unknown or not joined to the caller is left out. */
export async function readLists(
  { db }: Context,
  request: RouteRequest<'deviceLists.read'>,
  caller: Caller,
): Promise<{ lists: DeviceList[] }> {
  const lists: DeviceList[] = [];
  for (const id of new Set(request.accounts)) {
    const account = decodeBytes(id);
    if (!(await areJoined(db, caller.account, account))) continue;
    const list = await newestList(db, account);
    if (list !== undefined) lists.push(list);
  }
  return { lists };
}
