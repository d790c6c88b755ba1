/** Tells a computer of this person that came in what they answered to the privacy policy. */
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { findPolicyAnswer } from '../../store/repositories/policies.ts';
import { findReceipt } from '../../store/repositories/privacy-receipts.ts';

/** Call in the transaction that let it in. Nothing where nothing was answered. */
export function tellPolicyAnswer(desk: Pick<Desk, 'store' | 'clock'>): void {
  const receipt = findPolicyAnswer(desk.store);
  if (receipt === undefined) return;
  tellOwnDevices(desk, { kind: 'receipt', receipt });
  const countersignature = findReceipt(desk.store, receipt.id)?.countersignature ?? null;
  if (countersignature !== null)
    tellOwnDevices(desk, { kind: 'countersigned', receipt: receipt.id, countersignature });
}
