/** The service knows this account no more: whether that is its end as the person wanted it, and the receipt that outlives it. */
import { type ErasedStatement, erasedBytes } from '../../../contract/domain/erasure.ts';
import { erasureGraceMs } from '../../../contract/domain/erasure-times.ts';
import {
  countersignatureSchema,
  receiptFileText,
  signedReceiptBytes,
} from '../../../contract/domain/receipt.ts';
import { isCountersigned } from '../../../contract/domain/receipt-check.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { sha256, verifySignature } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { receiptCrypto } from '../privacy/receipts/crypto.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { viewServiceKey } from '../privacy/receipts/service-key.ts';
import { inTransaction } from '../store/statement.ts';
import { checkedErasure, findErasure, putErasure } from './record.ts';

/** Clocks may be this far apart. */
const toleranceMs = 2 * 24 * 60 * 60 * 1000;

/** What is left to show and to save once nothing else is. */
export interface Farewell {
  readonly askedAt: number;
  readonly erasedAt: number;
  /** The receipt as it is saved. */
  readonly receipt: string;
}

/** When this account asked, where the service's word is what it asked for; null where it may be a lie. */
function whenAsked(desk: Desk, erased: ErasedStatement): number | null {
  const record = findErasure(desk.store);
  if (record?.state !== 'pending') return null;
  const { request } = checkedErasure(desk.account, record.erasure);
  const { pinned } = viewServiceKey(desk.store);
  if (request === null || pinned === null || erased.reason !== 'person') return null;
  const isSigned = verifySignature(
    fromBase64Url(pinned),
    erasedBytes(desk.account.id, erased),
    fromBase64Url(erased.signature),
  );
  return isSigned && erased.erasedAt >= request.at + erasureGraceMs - toleranceMs ? request.at : null;
}

/**
 * Asked after the service refused this device. Answers what to part with where this account itself wanted its end; then, and
 * then only, may everything here be destroyed. Otherwise notes what the service says, and touches nothing. Throws `network.*`.
 */
export async function findFarewell(desk: Desk): Promise<Farewell | null> {
  const { account, store, service } = desk;
  const { erased } = await service.ask('erasure.outcome', { account: account.id, hash: null });
  if (erased === null) return null;
  const askedAt = whenAsked(desk, erased);
  if (askedAt === null) {
    const { reason, erasedAt } = erased;
    inTransaction(store, () => putErasure(store, { state: 'gone', reason, erasedAt }));
    desk.emit('erasure.changed', {});
    return null;
  }
  const { erasedAt } = erased;
  const receipt = issueReceipt(desk, {
    act: 'erasure.done',
    method: 'automatic',
    details: { askedAt, erasedAt },
  });
  const hash = toBase64Url(sha256(signedReceiptBytes(receipt)));
  const { countersignature } = await service.ask('erasure.outcome', { account: account.id, hash });
  const key = viewServiceKey(store).pinned;
  const signed =
    countersignature === null ? null : countersignatureSchema.parse({ key, ...countersignature });
  const isRight = signed !== null && isCountersigned(receipt, signed, receiptCrypto);
  return { askedAt, erasedAt, receipt: receiptFileText(receipt, isRight ? signed : null) };
}
