/** The person asks for the end of their account everywhere, or takes that back; both signed by the account key. */
import { erasureCancelBytes, erasureRequestBytes } from '../../../contract/domain/erasure.ts';
import type { Receipt } from '../../../contract/domain/receipt.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { sign } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { pinServiceKey } from './following.ts';
import { checkedErasure, findErasure, putErasure } from './record.ts';

/** One that is under way stays as it is. Throws `network.*`, `auth.*`. */
export async function askErasure(desk: Desk, authorised: Authorised): Promise<Receipt> {
  const { account, store, clock } = desk;
  const before = findErasure(store);
  // A clock that went back must not make it look like the request that was taken back.
  const at = Math.max(clock.now(), before?.state === 'kept' ? before.askedAt + 1 : 0);
  const signature = toBase64Url(sign(account.key.privateKey, erasureRequestBytes(account.id, at)));
  await pinServiceKey(desk, authorised);
  const { erasure } = await authorised('erasure.ask', { request: { at, signature } });
  reach('erasure.asked');
  if (erasure === null) throw new AppError('network.badAnswer');
  const stands = checkedErasure(account, erasure);
  const receipt = inTransaction(store, () => {
    putErasure(store, { state: 'pending', erasure: stands });
    tellOwnDevices(desk, { kind: 'erasure', erasure: stands });
    const { askedAt, dueAt } = stands;
    return issueReceipt(desk, { act: 'erasure.asked', details: { askedAt, dueAt } });
  });
  desk.emit('erasure.changed', {});
  return receipt;
}

/** Nothing under way is no mistake. Throws `erasure.notYours`, `network.*`, `auth.*`. */
export async function cancelErasure(desk: Desk, authorised: Authorised): Promise<Receipt> {
  const { account, store } = desk;
  const record = findErasure(store);
  const request = record?.state === 'pending' ? record.erasure.request : null;
  if (request === null) throw new AppError('erasure.notYours');
  const askedAt = request.at;
  const signature = toBase64Url(sign(account.key.privateKey, erasureCancelBytes(account.id, askedAt)));
  const { erasure } = await authorised('erasure.cancel', { askedAt, signature });
  if (erasure !== null) throw new AppError('network.badAnswer');
  const receipt = inTransaction(store, () => {
    putErasure(store, { state: 'kept', askedAt, signature });
    tellOwnDevices(desk, { kind: 'erasureKept', askedAt, signature });
    return issueReceipt(desk, { act: 'erasure.cancelled', details: { askedAt } });
  });
  desk.emit('erasure.changed', {});
  return receipt;
}
