/** Receipts as the window is shown them. */
import type { ReceiptView } from '../../../../contract/bridge/receipt-view.ts';
import type { Receipt } from '../../../../contract/domain/receipt.ts';
import type { Desk } from '../../messaging/desk.ts';
import { listReceipts, type StoredReceipt } from '../../store/repositories/privacy-receipts.ts';

const toView = (here: string, { receipt, countersignature }: StoredReceipt): ReceiptView => {
  const { id, act, at, method, text, details, device } = receipt;
  return {
    id,
    act,
    at,
    method,
    text,
    details,
    here: device.device === here,
    countersignedAt: countersignature?.at ?? null,
  };
};

/** A receipt that was just issued here, for the answer of the call that issued it. */
export function viewReceipt(desk: Pick<Desk, 'device'>, receipt: Receipt): ReceiptView {
  return toView(desk.device.id, { receipt, countersignature: null });
}

/** Newest first. */
export function viewReceipts({ store, device }: Pick<Desk, 'store' | 'device'>): ReceiptView[] {
  return listReceipts(store).map((stored) => toView(device.id, stored));
}
