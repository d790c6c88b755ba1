/** The receipt of a computer that forgets everything: it outlives the store in memory alone, until it is saved. */
import {
  countersignatureSchema,
  receiptFileText,
  signedReceiptBytes,
} from '../../../contract/domain/receipt.ts';
import { isCountersigned } from '../../../contract/domain/receipt-check.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { sha256 } from '../crypto/primitives.ts';
import type { DeskConnection } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { receiptCrypto } from '../privacy/receipts/crypto.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { viewServiceKey } from '../privacy/receipts/service-key.ts';

/** As it is saved. Countersigned where the service is there just now; nobody waits for it. */
export async function receiptOfForgetting(desk: Desk, { keeper, view }: DeskConnection): Promise<string> {
  const receipt = issueReceipt(desk, { act: 'deleted', details: { computers: 1 } });
  const key = viewServiceKey(desk.store).pinned;
  if (key === null || view().state !== 'online') return receiptFileText(receipt, null);
  try {
    const hash = toBase64Url(sha256(signedReceiptBytes(receipt)));
    const { at, signature } = await keeper.authorised('receipts.countersign', { hash });
    const signed = countersignatureSchema.parse({ key, at, signature });
    return receiptFileText(receipt, isCountersigned(receipt, signed, receiptCrypto) ? signed : null);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return receiptFileText(receipt, null);
  }
}
