// Who sent a private message, and with which generation's key: sealed with keys from the message itself (RFC 9420, section 6.3.2).

import type { PrivateMessage } from 'ts-mls';
import { concat } from '../../crypto/bytes.ts';
import type { HashFunction } from '../../crypto/hkdf.ts';
import { chachaOpen, chachaSeal } from '../../crypto/kem.ts';
import { senderDataHeader } from './content.ts';
import { uint32 } from './encoding.ts';
import { expandWithLabel, withSecrets } from './labels.ts';

export interface SenderData {
  readonly leaf: number;
  readonly generation: number;
  /** 4 bytes, mixed into the nonce: a copied state that goes on twice does not use one nonce twice. */
  readonly reuseGuard: Uint8Array;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const BYTES = 12;

function withKeys<Result>(
  hash: HashFunction,
  secret: Uint8Array,
  ciphertext: Uint8Array,
  use: (key: Uint8Array, nonce: Uint8Array) => Result,
): Result {
  const sample = ciphertext.subarray(0, hash.bytes);
  return withSecrets(
    [
      expandWithLabel(hash, secret, 'key', sample, KEY_BYTES),
      expandWithLabel(hash, secret, 'nonce', sample, NONCE_BYTES),
    ],
    use,
  );
}

type Unsealed = Omit<PrivateMessage, 'encryptedSenderData'>;

export function sealSenderData(
  hash: HashFunction,
  secret: Uint8Array,
  { leaf, generation, reuseGuard }: SenderData,
  message: Unsealed,
): Uint8Array {
  const plain = concat(uint32(leaf), uint32(generation), reuseGuard);
  return withKeys(hash, secret, message.ciphertext, (key, nonce) =>
    chachaSeal(key, nonce, senderDataHeader(message), plain),
  );
}

/** Throws when it was not sealed for this message in this epoch, or is no sender's data. */
export function openSenderData(hash: HashFunction, secret: Uint8Array, message: PrivateMessage): SenderData {
  const plain = withKeys(hash, secret, message.ciphertext, (key, nonce) =>
    chachaOpen(key, nonce, senderDataHeader(message), message.encryptedSenderData),
  );
  if (plain.length !== BYTES) throw new RangeError('sender data: wrong length');
  const view = new DataView(plain.buffer, plain.byteOffset, BYTES);
  return { leaf: view.getUint32(0), generation: view.getUint32(4), reuseGuard: plain.subarray(8) };
}
