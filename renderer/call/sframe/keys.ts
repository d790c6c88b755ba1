// Keys and nonces of SFrame (RFC 9605, sections 4.4.2 and 4.4.3) for the suite AES_256_GCM_SHA512_128, by WebCrypto.

/** One sender's key of one epoch, ready for use. The key cannot be taken out of WebCrypto again. */
export interface SenderKey {
  readonly kid: bigint;
  readonly key: CryptoKey;
  readonly salt: Uint8Array;
}

/** AES_256_GCM_SHA512_128 in the registry of RFC 9605, section 8.1. */
const suite = 0x0005;
const keyBytes = 32;
export const nonceBytes = 12;
export const tagBytes = 16;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Label of section 4.4.2: words, key id as eight bytes, suite as two. */
function label(words: string, kid: bigint): Uint8Array<ArrayBuffer> {
  const start = ascii(words);
  const bytes = new Uint8Array(start.length + 10);
  bytes.set(start);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(start.length, kid);
  view.setUint16(start.length + 8, suite);
  return bytes;
}

async function expand(base: CryptoKey, info: Uint8Array<ArrayBuffer>, length: number): Promise<ArrayBuffer> {
  return crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-512', salt: new Uint8Array(0), info },
    base,
    8 * length,
  );
}

/** Key and salt that the sender with this key id uses under `base` (any length, from the exporter). */
export async function deriveSenderKey(base: Uint8Array<ArrayBuffer>, kid: bigint): Promise<SenderKey> {
  const secret = await crypto.subtle.importKey('raw', base, 'HKDF', false, ['deriveBits']);
  const raw = new Uint8Array(await expand(secret, label('SFrame 1.0 Secret key ', kid), keyBytes));
  const salt = new Uint8Array(await expand(secret, label('SFrame 1.0 Secret salt ', kid), nonceBytes));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  raw.fill(0);
  return { kid, key, salt };
}

/** Salt XOR counter, the counter as a big-endian number of the nonce's length. */
export function nonceOf(salt: Uint8Array, counter: bigint): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(salt);
  let rest = counter;
  for (let at = nonceBytes - 1; rest > 0n; at--) {
    nonce[at] = (nonce[at] ?? 0) ^ Number(rest & 255n);
    rest >>= 8n;
  }
  return nonce;
}
