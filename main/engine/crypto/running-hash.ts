// SHA-256 over more bytes than fit into memory.

import { createHash } from 'node:crypto';

/** Takes bytes in order; `digest` ends it (32 bytes). */
export interface RunningHash {
  add(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

/** Node's own SHA-256: a backup is hashed whole, and the processor's instructions are reached this way alone. */
export function createRunningHash(): RunningHash {
  const hash = createHash('sha256');
  return {
    add(bytes) {
      hash.update(bytes);
    },
    digest: () => new Uint8Array(hash.digest()),
  };
}
