/** Ed25519 verification (RFC 8032) with Node's own crypto. */
import { createPublicKey, verify } from 'node:crypto';

/** True when `signature` over `message` is by `publicKey` (32 bytes); false for anything malformed. */
export function verifyEd25519(publicKey: Buffer, message: Uint8Array, signature: Buffer): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  try {
    const key = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
      format: 'jwk',
    });
    return verify(null, message, key, signature);
  } catch {
    return false;
  }
}
