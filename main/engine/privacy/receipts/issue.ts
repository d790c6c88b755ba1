/** Makes a receipt: signed by this device, kept here, known to the person's other computers, countersigned when the service is reached. */
import {
  type Receipt,
  type ReceiptAct,
  type ReceiptDetails,
  type ReceiptText,
  receiptBytes,
  receiptSchema,
  type UnsignedReceipt,
} from '../../../../contract/domain/receipt.ts';
import { toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { newId } from '../../crypto/ids.ts';
import { sha256, sign } from '../../crypto/primitives.ts';
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { addReceipt } from '../../store/repositories/privacy-receipts.ts';
import { inTransaction } from '../../store/statement.ts';

export interface Done {
  readonly act: ReceiptAct;
  /** The text that was agreed to, acknowledged or refused. */
  readonly text?: ReceiptText;
  /** Codes, counts, ids and times; what does not fit there does not belong there. */
  readonly details?: ReceiptDetails;
  /** It is later than this, whatever the clock says: of two decisions the later one stands (ms UTC). */
  readonly after?: number;
  /** `window` where left out. */
  readonly method?: Receipt['method'];
}

/** The SHA-256 of a text as a receipt names it. */
export function hashText(text: string): string {
  return toBase64Url(sha256(new TextEncoder().encode(text)));
}

type Signer = Pick<Desk, 'store' | 'clock' | 'device' | 'wake'>;

/** Call it in the transaction of what it tells of, so that both are there or neither. */
export function issueReceipt(desk: Signer, done: Done): Receipt {
  const { store, clock, device } = desk;
  const unsigned: UnsignedReceipt = {
    v: 1,
    id: newId(),
    act: done.act,
    at: Math.max(clock.now(), (done.after ?? -1) + 1),
    method: done.method ?? 'window',
    text: done.text ?? null,
    details: done.details ?? {},
    device: device.entry,
  };
  const signature = toBase64Url(sign(device.mls.privateKey, receiptBytes(unsigned)));
  const receipt = receiptSchema.parse({ ...unsigned, signature });
  inTransaction(store, () => {
    addReceipt(store, receipt);
    tellOwnDevices(desk, { kind: 'receipt', receipt });
  });
  // Not before the transaction has ended.
  setImmediate(desk.wake);
  return receipt;
}
