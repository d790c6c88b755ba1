/** Fresh ids: 16 random bytes as base64url. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { randomBytes } from './primitives.ts';

/** A new random id (22 letters). */
export function newId(): string {
  return toBase64Url(randomBytes(16));
}
