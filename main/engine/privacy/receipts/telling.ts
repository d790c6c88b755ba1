/** A computer that was just linked learns what was decided before it came. */
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { listReceipts } from '../../store/repositories/privacy-receipts.ts';

/** Call inside the transaction that puts it on the list. */
export function tellReceipts(desk: Desk): void {
  for (const { receipt, countersignature } of listReceipts(desk.store)) {
    tellOwnDevices(desk, { kind: 'receipt', receipt });
    if (countersignature !== null)
      tellOwnDevices(desk, { kind: 'countersigned', receipt: receipt.id, countersignature });
  }
}
