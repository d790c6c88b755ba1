/** Tries to open the database as somebody would who holds a copy of it: without a key, with a wrong one, with its own. */
import { readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { DatabaseProof } from '../../../contract/bridge/proof-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Vault } from '../profile/vault.ts';
import { descriptorOf } from '../store/database.ts';
import { sizeOf } from '../store/pages.ts';
import { copyBeginning, removeCopy, tryCopy } from '../store/trying.ts';

const shownBytes = 32;

/** The copy is gone when this answers; one that a crash left goes at the next start, as every unknown database in the vault does. */
export function proveEncryption(
  { store, dataKey }: Pick<Vault, 'store' | 'dataKey'>,
  now: number,
  nativeBinding: string | undefined,
): DatabaseProof {
  const descriptor = descriptorOf(store);
  if (descriptor === null) throw new AppError('sample.notConnected');
  const first = Buffer.alloc(shownBytes);
  readSync(descriptor, first, 0, shownBytes, 0);
  const wrong = randomBytes(32);
  const copy = copyBeginning(store, now);
  try {
    const tried = (key: Uint8Array | null) => (tryCopy(copy, key, nativeBinding) ? 'opened' : 'refused');
    return {
      firstBytes: first.toString('hex'),
      file: `${basename(dirname(store.name))}/${basename(store.name)}`,
      bytes: sizeOf(store),
      noKey: tried(null),
      wrongKey: tried(wrong),
      ownKey: tried(dataKey),
    };
  } finally {
    removeCopy(copy);
  }
}
