/** Looks for a secret text in files under every form in which programs leave texts behind: UTF-8, UTF-16, hex, base64, inside gzip. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';

/** Base64 of the text as it looks inside a longer one, for the three places it can start at. */
function base64Forms(text: Buffer): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), text]).toString('base64');
    // Letters that also depend on the neighbours are cut off.
    const start = offset === 0 ? 0 : offset + 1;
    const spare = (offset + text.length) % 3;
    return encoded.replace(/=+$/, '').slice(start, spare === 0 ? undefined : -1);
  });
}

/** Every form of a text, by name. */
export function formsOf(text: string): readonly { readonly form: string; readonly bytes: Buffer }[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  const base64 = base64Forms(utf8);
  const base64Url = base64.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'));
  return [
    { form: 'utf8', bytes: utf8 },
    { form: 'utf16le', bytes: utf16 },
    { form: 'utf16be', bytes: Buffer.from(utf16).swap16() },
    ...base64.map((one) => ({ form: 'base64', bytes: Buffer.from(one, 'latin1') })),
    ...base64Url.map((one) => ({ form: 'base64url', bytes: Buffer.from(one, 'latin1') })),
    { form: 'hex', bytes: Buffer.from(hex, 'latin1') },
    { form: 'hex upper case', bytes: Buffer.from(hex.toUpperCase(), 'latin1') },
  ];
}

/** Where the packed data of a gzip member begins (RFC 1952, section 2.3), `at` being its first byte. */
function endOfGzipHeader(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let next = at + 10;
  if (flags & 4) next += 2 + (bytes[next] ?? 0) + 256 * (bytes[next + 1] ?? 0);
  for (const zeroEnded of [8, 16]) if (flags & zeroEnded) next = bytes.indexOf(0, next) + 1;
  return flags & 2 ? next + 2 : next;
}

/** Every gzip member that starts somewhere in the bytes, unpacked as far as it goes; what follows it does not matter. */
function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      const data = bytes.subarray(endOfGzipHeader(bytes, at));
      yield inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // Three bytes that only look like a beginning.
    }
  }
}

/** The forms under which `text` stands in `bytes`, packed inside them too. */
export function findText(bytes: Buffer, text: string): readonly string[] {
  const found = formsOf(text)
    .filter(({ bytes: form }) => bytes.includes(form))
    .map(({ form }) => form);
  for (const inner of unpacked(bytes)) {
    if (findText(inner, text).length > 0) found.push('gzip');
  }
  return [...new Set(found)];
}

/** A file that holds the text, and how. */
export interface Hit {
  readonly file: string;
  readonly forms: readonly string[];
}

/** What was looked through and what was found. */
export interface Scan {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}

/** Scans a folder and all below it. */
export function scanFolder(folder: string, text: string): Scan {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const contents = files.map((file) => ({ file, bytes: readFileSync(file) }));
  return {
    files: files.length,
    bytes: contents.reduce((sum, { bytes }) => sum + bytes.length, 0),
    hits: contents
      .map(({ file, bytes }) => ({ file, forms: findText(bytes, text) }))
      .filter(({ forms }) => forms.length > 0),
  };
}
