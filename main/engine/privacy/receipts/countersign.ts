/** Has receipts signed by the service too: it learns their hash, and that this account has one more. */
import { countersignatureSchema, signedReceiptBytes } from '../../../../contract/domain/receipt.ts';
import { isCountersigned } from '../../../../contract/domain/receipt-check.ts';
import { toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { sha256 } from '../../crypto/primitives.ts';
import type { Companion } from '../../desk-connection.ts';
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { findUnsignedReceipt, putCountersignature } from '../../store/repositories/privacy-receipts.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { receiptCrypto } from './crypto.ts';
import { noteServiceKey, viewServiceKey } from './service-key.ts';

/** A companion of the connection. */
export function countersignReceipts(desk: Desk): Companion {
  const { store, emit } = desk;
  /** Asked once for each connection that has something to have signed. */
  async function isSameKey(authorised: Authorised): Promise<boolean> {
    const before = viewServiceKey(store);
    const { signingKey } = await authorised('service.keys', {});
    const isSame = noteServiceKey(store, signingKey);
    if (viewServiceKey(store).shown !== before.shown) emit('receipts.changed', {});
    return isSame;
  }

  async function signAll(authorised: Authorised): Promise<void> {
    let receipt = findUnsignedReceipt(store);
    if (receipt === undefined || !(await isSameKey(authorised))) return;
    const key = viewServiceKey(store).pinned;
    for (; receipt !== undefined; receipt = findUnsignedReceipt(store)) {
      const { id } = receipt;
      const hash = toBase64Url(sha256(signedReceiptBytes(receipt)));
      const { at, signature } = await authorised('receipts.countersign', { hash });
      const countersignature = countersignatureSchema.parse({ key, at, signature });
      if (!isCountersigned(receipt, countersignature, receiptCrypto)) return;
      inTransaction(store, () => {
        putCountersignature(store, id, countersignature);
        tellOwnDevices(desk, { kind: 'countersigned', receipt: id, countersignature });
      });
      emit('receipts.changed', {});
    }
  }

  return {
    async whileConnected(authorised) {
      try {
        await signAll(authorised);
      } catch (thrown) {
        // They wait here; the next connection asks again.
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close() {},
  };
}
