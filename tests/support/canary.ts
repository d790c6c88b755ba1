// Looks for a text in every file of a folder, in the forms in which programs tend to leave texts behind.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';

/** The part of a base64 text that does not depend on its neighbours, when the text begins `shift` bytes into a group of three. */
function base64At(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return encoded.slice(4, -4);
}

/** The text as bytes in each form that is looked for. */
function forms(text: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const utf8 = Buffer.from(text, 'utf8');
  const hex = utf8.toString('hex');
  const base64 = [0, 1, 2].map((shift) => base64At(utf8, shift));
  return [
    ['utf-8', utf8],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ...base64.map((encoded) => ['base64', Buffer.from(encoded)] as const),
    ...base64.map(
      (encoded) => ['base64url', Buffer.from(encoded.replaceAll('+', '-').replaceAll('/', '_'))] as const,
    ),
    ['hex', Buffer.from(hex)],
    ['hex capitals', Buffer.from(hex.toUpperCase())],
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
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      const data = bytes.subarray(endOfGzipHeader(bytes, at));
      found.push(inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Three bytes that only look like a beginning.
    }
  }
  return found;
}

/** What was looked through and what was found: `file (form)` for each hit. */
export interface Scan {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly string[];
}

/** Scans a folder and all below it. */
export function scanFor(text: string, folder: string): Scan {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const hits: string[] = [];
  const needles = forms(text);
  let read = 0;
  for (const entry of names) {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    read += bytes.length;
    for (const [form, needle] of needles) {
      if (bytes.includes(needle)) hits.push(`${entry.name} (${form})`);
    }
    if (unpacked(bytes).some((inner) => inner.includes(Buffer.from(text, 'utf8'))))
      hits.push(`${entry.name} (gzip)`);
  }
  return { files: names.length, bytes: read, hits };
}
