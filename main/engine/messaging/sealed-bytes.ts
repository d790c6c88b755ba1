/** Reads what the service hands over as base64url: no text of its making may end in an error without a code. */
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

/** Throws `e2ee.malformed` where it is no base64url, or not the one text of its bytes. */
export function readSealed(text: string): Uint8Array {
  try {
    return fromBase64Url(text);
  } catch (cause) {
    throw new AppError('e2ee.malformed', { cause });
  }
}
