/** Receipts that another computer of this person made: believed where the account vouched for it and nothing was changed. */
import type { Countersignature, Receipt } from '../../../../contract/domain/receipt.ts';
import { findReceiptFlaw, isCountersigned } from '../../../../contract/domain/receipt-check.ts';
import type { Desk } from '../../messaging/desk.ts';
import { addReceipt, findReceipt, putCountersignature } from '../../store/repositories/privacy-receipts.ts';
import { receiptCrypto } from './crypto.ts';

const tell = ({ store, emit }: Desk) =>
  setImmediate(() => {
    if (!store.open) return;
    emit('receipts.changed', {});
    emit('choices.changed', {});
    emit('conversations.changed', {});
  });

export function takeReceipt(desk: Desk, receipt: Receipt): void {
  if (receipt.device.account !== desk.account.id || findReceiptFlaw(receipt, receiptCrypto) !== null) return;
  addReceipt(desk.store, receipt);
  tell(desk);
}

export function takeCountersigned(desk: Desk, id: string, countersignature: Countersignature): void {
  const known = findReceipt(desk.store, id);
  if (known === undefined || known.countersignature !== null) return;
  if (!isCountersigned(known.receipt, countersignature, receiptCrypto)) return;
  putCountersignature(desk.store, id, countersignature);
  tell(desk);
}
