/** Ids of the sample practice: made from a path, so that they are the same every time. */
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { sha256 } from '../crypto/primitives.ts';

const encoder = new TextEncoder();

/** The first 16 bytes of SHA-256 of `o7-sample/` and the path, as base64url. */
export function sampleId(path: string): string {
  return toBase64Url(sha256(encoder.encode(`o7-sample/${path}`)).subarray(0, 16));
}
