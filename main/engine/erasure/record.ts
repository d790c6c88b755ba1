/** What this computer knows of the end of its own account: asked for, taken back, or said by the service alone. */
import { z } from 'zod';
import type { ErasureView } from '../../../contract/bridge/channels/erasure.ts';
import {
  erasureReasons,
  erasureRequestBytes,
  type PendingErasure,
  pendingErasureSchema,
} from '../../../contract/domain/erasure.ts';
import { signatureSchema, timeSchema } from '../../../contract/domain/ids.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { verifySignature } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';

const recordSchema = z.discriminatedUnion('state', [
  /** A request in it was checked: this account signed it. */
  z.strictObject({ state: z.literal('pending'), erasure: pendingErasureSchema }),
  /** Taken back; said again to a service that forgot it. */
  z.strictObject({ state: z.literal('kept'), askedAt: timeSchema, signature: signatureSchema }),
  z.strictObject({ state: z.literal('gone'), reason: z.enum(erasureReasons), erasedAt: timeSchema }),
]);
export type ErasureRecord = z.infer<typeof recordSchema>;

/** Null: nobody ever asked. */
export function findErasure(store: Store): ErasureRecord | null {
  const text = findSetting(store, 'erasure');
  return text === undefined ? null : recordSchema.parse(JSON.parse(text));
}

export function putErasure(store: Store, record: ErasureRecord | null): void {
  if (record === null) removeSetting(store, 'erasure');
  else putSetting(store, 'erasure', JSON.stringify(record));
}

export function viewErasure(store: Store): ErasureView {
  const record = findErasure(store);
  if (record === null || record.state === 'kept') return { state: 'none' };
  if (record.state === 'gone') return record;
  const { reason, askedAt, dueAt, request } = record.erasure;
  return { state: 'pending', reason, askedAt, dueAt, mine: request !== null };
}

/** Without its request where this account did not sign it: nobody can make one up. */
export function checkedErasure(account: Desk['account'], erasure: PendingErasure): PendingErasure {
  const { request } = erasure;
  if (request === null) return erasure;
  const bytes = erasureRequestBytes(account.id, request.at);
  const isOwn = verifySignature(account.key.publicKey, bytes, fromBase64Url(request.signature));
  return isOwn ? erasure : { ...erasure, request: null };
}
