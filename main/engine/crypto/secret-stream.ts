// A long secret in chunks: none can be changed, left out, moved or put at the end without the next one failing to open.

import { getSodium } from './sodium.ts';

/** How much longer a chunk is sealed. */
export const streamChunkOverhead = 17;
/** Bytes that stand before the first chunk. */
export const streamHeaderBytes = 24;

/** Seals chunks in order; `isLast` ends the stream. */
export interface StreamSealer {
  readonly header: Uint8Array;
  push(chunk: Uint8Array, isLast: boolean): Uint8Array;
}

/** Opens chunks in order: null when one differs, is out of place, or stands behind the last. */
export interface StreamOpener {
  pull(sealed: Uint8Array): { readonly chunk: Uint8Array; readonly isLast: boolean } | null;
}

/** libsodium's secretstream over XChaCha20-Poly1305. `key`: 32 bytes, used for this one stream. */
export function createStreamSealer(key: Uint8Array): StreamSealer {
  const sodium = getSodium();
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: last } = sodium;
  const { crypto_secretstream_xchacha20poly1305_TAG_MESSAGE: more } = sodium;
  return {
    header,
    push: (chunk, isLast) =>
      sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, null, isLast ? last : more),
  };
}

/** `header` and `key` as the sealer had them. Throws for a header of another length. */
export function createStreamOpener(key: Uint8Array, header: Uint8Array): StreamOpener {
  const sodium = getSodium();
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  const { crypto_secretstream_xchacha20poly1305_TAG_FINAL: last } = sodium;
  let hasEnded = false;
  return {
    pull(sealed) {
      if (hasEnded || sealed.length < streamChunkOverhead) return null;
      const opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, sealed, null);
      if (opened === false) return null;
      hasEnded = opened.tag === last;
      return { chunk: opened.message, isLast: hasEnded };
    },
  };
}
