/** The operator's key as it was first seen here: a report is sealed to that one and handed in to nobody who shows another. */
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { sha256 } from '../crypto/primitives.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { ServiceClient } from '../sync/service-client.ts';

const setting = 'operator-key';

/** Throws `report.notOffered` before a key was seen. */
export function getOperatorKey(store: Store): Uint8Array {
  const known = findSetting(store, setting);
  if (known === undefined) throw new AppError('report.notOffered');
  return fromBase64Url(known);
}

/** Five groups of four hexadecimal digits of the key's SHA-256: what an operator publishes elsewhere. */
export function fingerprintOf(key: Uint8Array): string {
  const hex = Buffer.from(sha256(key)).toString('hex').slice(0, 20);
  return hex.match(/.{4}/g)?.join(' ') ?? '';
}

/** Pins the key with the first connection that shows one. */
export async function pinOperatorKey(store: Store, authorised: Authorised): Promise<void> {
  if (findSetting(store, setting) !== undefined) return;
  const { publicKey } = await authorised('operator.key', {});
  if (publicKey !== null) inTransaction(store, () => putSetting(store, setting, publicKey));
}

/** The pinned key as the service shows it now, for a message to the operator; the first one seen is pinned. Throws `contact.notOffered`, `contact.keyChanged`. */
export async function learnOperatorKey(store: Store, service: ServiceClient): Promise<Uint8Array> {
  const { publicKey } = await service.ask('contact.key', {});
  if (publicKey === null) throw new AppError('contact.notOffered');
  const known = findSetting(store, setting);
  if (known === undefined) inTransaction(store, () => putSetting(store, setting, publicKey));
  else if (known !== publicKey) throw new AppError('contact.keyChanged');
  return fromBase64Url(publicKey);
}

/** Throws `report.keyChanged` where the service shows another key, or none any more. */
export async function requireSameKey(store: Store, authorised: Authorised): Promise<void> {
  const { publicKey } = await authorised('operator.key', {});
  if (publicKey !== findSetting(store, setting)) throw new AppError('report.keyChanged');
}
