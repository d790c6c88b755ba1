/** Keeps what is known here of the account's end in step with the service, and with the person's other computers. */
import { erasureCancelBytes, type PendingErasure } from '../../../contract/domain/erasure.ts';
import type { SyncChange } from '../../../contract/domain/sync-change.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { verifySignature } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { noteServiceKey, viewServiceKey } from '../privacy/receipts/service-key.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { checkedErasure, type ErasureRecord, findErasure, putErasure } from './record.ts';

function note(desk: Desk, record: ErasureRecord | null): void {
  const { store } = desk;
  if (JSON.stringify(findErasure(store)) === JSON.stringify(record)) return;
  inTransaction(store, () => putErasure(store, record));
  setImmediate(() => {
    if (store.open) desk.emit('erasure.changed', {});
  });
}

/** What the service shows, after what only this computer knows was said to it. */
async function settle(
  desk: Desk,
  authorised: Authorised,
  shown: PendingErasure | null,
): Promise<PendingErasure | null> {
  const known = findErasure(desk.store);
  // An older database was put back there: the request, or that it was taken back, is gone.
  if (shown === null && known?.state === 'pending' && known.erasure.request !== null)
    return (await authorised('erasure.ask', { request: known.erasure.request })).erasure;
  if (
    shown !== null &&
    known?.state === 'kept' &&
    shown.request !== null &&
    shown.request.at <= known.askedAt
  )
    return (await authorised('erasure.cancel', { askedAt: known.askedAt, signature: known.signature }))
      .erasure;
  return shown;
}

/** A statement of the end is believed only under the key that was seen before it. */
export async function pinServiceKey({ store }: Desk, authorised: Authorised): Promise<void> {
  if (viewServiceKey(store).pinned !== null) return;
  noteServiceKey(store, (await authorised('service.keys', {})).signingKey);
}

/** Once for each connection. A service that does not answer is asked by the next one. */
export async function followErasure(desk: Desk, authorised: Authorised): Promise<void> {
  try {
    const { erasure } = await authorised('erasure.status', {});
    const stands = await settle(desk, authorised, erasure);
    if (stands !== null) await pinServiceKey(desk, authorised);
    const known = findErasure(desk.store);
    if (stands !== null) note(desk, { state: 'pending', erasure: checkedErasure(desk.account, stands) });
    else if (known?.state !== 'kept') note(desk, null);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
  }
}

/** Another computer of the person asked. Call inside the transaction that takes it in. */
export function takeErasure(desk: Desk, { erasure }: Extract<SyncChange, { kind: 'erasure' }>): void {
  const checked = checkedErasure(desk.account, erasure);
  const known = findErasure(desk.store);
  const isOld = known?.state === 'kept' && checked.askedAt <= known.askedAt;
  if (checked.request !== null && !isOld) note(desk, { state: 'pending', erasure: checked });
}

/** Another computer of the person took it back. Call inside the transaction that takes it in. */
export function takeErasureKept(desk: Desk, kept: Extract<SyncChange, { kind: 'erasureKept' }>): void {
  const { account, store } = desk;
  const bytes = erasureCancelBytes(account.id, kept.askedAt);
  if (!verifySignature(account.key.publicKey, bytes, fromBase64Url(kept.signature))) return;
  const known = findErasure(store);
  if (known?.state === 'pending' && known.erasure.askedAt > kept.askedAt) return;
  note(desk, { state: 'kept', askedAt: kept.askedAt, signature: kept.signature });
}
