/** The service's key, and its signature under the hash of a receipt. */
import { countersignatureBytes } from '../../contract/domain/receipt.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Handlers } from '../http/route.ts';

export const receiptHandlers = {
  'service.keys': async ({ signingKey }) => ({ signingKey: encodeBytes(signingKey.publicKey) }),
  // Nothing is kept: the person has it, and no list of what they did about their data comes to be here.
  'receipts.countersign': async ({ signingKey, clock }, { hash }) => {
    const at = clock.now();
    return { at, signature: encodeBytes(signingKey.sign(countersignatureBytes(decodeBytes(hash), at))) };
  },
} satisfies Partial<Handlers>;
