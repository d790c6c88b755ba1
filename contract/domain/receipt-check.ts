/** Checks a saved receipt by itself: who signed it, and whether the service saw it. */
import { fromBase64Url } from '../encoding/base64url.ts';
import type { AuditCrypto } from './audit-check.ts';
import { deviceEntryBytes } from './identity.ts';
import {
  type Countersignature,
  countersignatureBytes,
  type Receipt,
  type ReceiptFile,
  receiptBytes,
  receiptFileSchema,
  receiptFileText,
  signedReceiptBytes,
} from './receipt.ts';

/** `malformed`: no receipt. `device`: the account did not vouch for the device. `changed`: not as it was signed. `service`: not what the service signed. */
export type ReceiptFlaw = 'malformed' | 'device' | 'changed' | 'service';

/** Null: the account vouched for the device, and the device signed exactly this. */
export function findReceiptFlaw(receipt: Receipt, { verify }: AuditCrypto): ReceiptFlaw | null {
  const { device } = receipt;
  const vouched = fromBase64Url(device.signature);
  if (!verify(fromBase64Url(device.accountKey), deviceEntryBytes(device), vouched)) return 'device';
  const signed = fromBase64Url(receipt.signature);
  return verify(fromBase64Url(device.mlsKey), receiptBytes(receipt), signed) ? null : 'changed';
}

/** Whether the key that it names signed for this receipt; whose key that is, it does not say. */
export function isCountersigned(
  receipt: Receipt,
  { key, at, signature }: Countersignature,
  { sha256, verify }: AuditCrypto,
): boolean {
  const bytes = countersignatureBytes(sha256(signedReceiptBytes(receipt)), at);
  return verify(fromBase64Url(key), bytes, fromBase64Url(signature));
}

export type ReceiptCheck =
  | ({ readonly ok: true } & Pick<ReceiptFile, 'receipt' | 'countersignature'>)
  | { readonly ok: false; readonly flaw: ReceiptFlaw };

/** `text` is the whole file, spelled as {@link receiptFileText} spells it. */
export function checkReceiptFile(text: string, crypto: AuditCrypto): ReceiptCheck {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, flaw: 'malformed' };
  }
  const parsed = receiptFileSchema.safeParse(json);
  if (!parsed.success) return { ok: false, flaw: 'malformed' };
  const { receipt, countersignature } = parsed.data;
  if (receiptFileText(receipt, countersignature) !== text) return { ok: false, flaw: 'malformed' };
  const flaw = findReceiptFlaw(receipt, crypto);
  if (flaw !== null) return { ok: false, flaw };
  if (countersignature !== null && !isCountersigned(receipt, countersignature, crypto))
    return { ok: false, flaw: 'service' };
  return { ok: true, receipt, countersignature };
}
