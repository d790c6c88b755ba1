/** The operator's private key, which opens what people sealed to O7_OPERATOR_KEY; it stays in a file of the operator's, away from the service. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { AdminError } from './admin-error.ts';
import { readInput } from './arguments.ts';

/** Writes a new private key (PEM, X25519) that nobody else may read; answers what O7_OPERATOR_KEY is set to. Never overwrites. */
export function makeOperatorKey(file: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  try {
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new AdminError(
      'admin.refused',
      'the file exists or cannot be written; a key is never overwritten',
      cause,
    );
  }
  return publicKey.export({ format: 'jwk' }).x ?? '';
}

/** The 32 bytes of a private key that `make-key` wrote, ready for the engine's sealing. Throws AdminError. */
export async function readOperatorKey(file: string): Promise<Uint8Array> {
  await loadSodium();
  const pem = readInput(file, 10_000);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'x25519') {
      return new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url'));
    }
  } catch (cause) {
    throw new AdminError('admin.fileInvalid', 'this is no private key', cause);
  }
  throw new AdminError('admin.fileInvalid', 'this is no X25519 key; `make-key` makes one');
}
