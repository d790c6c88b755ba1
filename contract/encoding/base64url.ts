/** base64url without padding (RFC 4648 §5): the one text form of bytes on bridge and wire. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Bytes that can be read and written as text at once. */
interface TextBytes {
  toString(encoding: 'base64url'): string;
  write(text: string, at: number, encoding: 'base64url'): number;
}

/** What Node has for it, and a sandboxed page does not. */
interface Runtime {
  from(buffer: ArrayBufferLike, at: number, length: number): TextBytes;
}

/** Shorter ones are done before the runtime would have begun. */
const runtimeFrom = 96;

function encodeBySteps(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const letters = left >= 3 ? 4 : left + 1;
    for (let letter = 0; letter < letters; letter++) text += alphabet[(group >> (18 - 6 * letter)) & 63];
  }
  return text;
}

function decodeBySteps(text: string, bytes: Uint8Array): void {
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) throw new RangeError('base64url: foreign letter');
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw new RangeError('base64url: spare bits set');
}

/** Both directions, with a runtime's help for what is long. */
export function createBase64Url(runtime: Runtime | undefined) {
  const view = (bytes: Uint8Array) => runtime?.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    /** Encodes any bytes. */
    toBase64Url(bytes: Uint8Array): string {
      const found = bytes.length < runtimeFrom ? undefined : view(bytes);
      return found === undefined ? encodeBySteps(bytes) : found.toString('base64url');
    },

    /** Decodes; throws RangeError on a foreign letter, an impossible length or non-zero spare bits, so each value has one text. */
    fromBase64Url(text: string): Uint8Array {
      if (text.length % 4 === 1) throw new RangeError('base64url: impossible length');
      const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
      const found = bytes.length < runtimeFrom ? undefined : view(bytes);
      if (found === undefined) decodeBySteps(text, bytes);
      else {
        found.write(text, 0, 'base64url');
        // It passes over what it does not know: only the one text of these bytes is taken.
        if (found.toString('base64url') !== text) throw new RangeError('base64url: not canonical');
      }
      return bytes;
    },
  };
}

export const { toBase64Url, fromBase64Url } = createBase64Url(
  (globalThis as { readonly Buffer?: Runtime }).Buffer,
);
