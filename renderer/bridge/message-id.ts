// Ids that the page gives to what it writes, so that sending it again is harmless.

import { toBase64Url } from '../../contract/encoding/base64url.ts';

/** 16 random bytes as base64url. */
export function newMessageId(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}
