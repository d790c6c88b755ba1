/** Keeps the sealed identity at the service as it is here, whenever the connection stands. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { countRecordDue, findKit, recordStored } from '../store/repositories/recovery.ts';
import { inTransaction } from '../store/statement.ts';
import { sealIdentity } from './identity-record.ts';

const shortestMs = 20_000;

/** A companion of the connection. */
export function keepRecord(desk: Desk): Companion {
  let lastKit: string | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  let planned: NodeJS.Timeout | null = null;

  /** Changes come in rows, and the service takes few records a minute. A new kit goes at once. */
  function isTooSoon(kit: string): boolean {
    const left = lastAt + shortestMs - desk.clock.now();
    if (kit !== lastKit || left <= 0 || left > shortestMs) return false;
    planned ??= setTimeout(() => {
      planned = null;
      desk.wake();
    }, left).unref();
    return true;
  }

  return {
    async whileConnected(authorised) {
      const kit = findKit(desk.store);
      const changes = countRecordDue(desk.store);
      if (kit === undefined || changes === 0 || isTooSoon(kit.kit)) return;
      const record = {
        lookupId: toBase64Url(kit.lookupId),
        sealed: toBase64Url(sealIdentity(desk.store, kit)),
      };
      lastKit = kit.kit;
      lastAt = desk.clock.now();
      try {
        await authorised('recovery.put', record);
      } catch (thrown) {
        // It stays due; the rest of the connection goes on.
        if (thrown instanceof AppError) return;
        throw thrown;
      }
      // A kit made meanwhile has a row of its own.
      if (findKit(desk.store)?.kit === kit.kit)
        inTransaction(desk.store, () => recordStored(desk.store, changes));
    },
    close() {
      if (planned !== null) clearTimeout(planned);
    },
  };
}
