/** What to look for when a message should be gone: parts of its text, and the row it stood in. */

/** A text to search for, as bytes. */
export interface Needle {
  readonly bytes: Buffer;
  /** A part of the text alone: other rows may hold the same words and are no copies. Otherwise only this one row has it. */
  readonly text: string | null;
}

/** A message as it stood in its row. */
export interface Sought {
  readonly at: number;
  readonly senderDevice: string;
  readonly text: Buffer;
}

/** Shorter parts turn up by chance in keys and ciphertexts. */
const leastBytes = 12;
const partBytes = 40;
/** Parts of all texts together that one search looks for. */
const mostParts = 48;

/** The next place at or after `at` where a letter begins in UTF-8. */
function letterAt(text: Buffer, at: number): number {
  let start = at;
  while (start < text.length && ((text[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return start;
}

/**
 * Parts of a text, spread over all of it, because a remnant need not be whole and a long text crosses pages. Only parts with
 * a space inside: the word index rightly holds single words as long as other messages have them.
 */
function partsOf(text: Buffer, most: number): readonly string[] {
  const step = Math.max(partBytes, Math.ceil(text.length / most));
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += step) {
    const part = text.subarray(letterAt(text, at), letterAt(text, at + partBytes)).toString('utf8');
    if (Buffer.byteLength(part) >= leastBytes && /\S\s+\S/.test(part)) parts.push(part);
  }
  return [...new Set(parts)];
}

/** A time as SQLite stores it (fileformat2, section 2.1): this century's in six bytes; a foreign clock may say anything. */
function timeBytes(at: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(at));
  const length = [1, 2, 3, 4, 6].find((count) => at < 2 ** (8 * count - 1)) ?? 8;
  return bytes.subarray(8 - length);
}

/** The row's own bytes at the end of the text: the time after it, to the millisecond, and before a short one its author's device. */
function rowNeedle({ at, senderDevice, text }: Sought): Needle {
  const isShort = text.length <= partBytes;
  const device = Buffer.from(isShort ? senderDevice : '', 'utf8');
  const end = text.subarray(Math.max(0, text.length - partBytes));
  return { bytes: Buffer.concat([device, end, timeBytes(at)]), text: null };
}

/** How many parts of each text are looked for when `messages` are sought at once. */
export function partsEach(messages: number): number {
  return Math.max(1, Math.floor(Math.min(mostParts / messages, 12)));
}

/** Everything a message is looked for by inside the decrypted database. */
export function needlesOf(sought: Sought, parts: number): readonly Needle[] {
  const needles = partsOf(sought.text, parts).map((text) => ({ bytes: Buffer.from(text, 'utf8'), text }));
  return [rowNeedle(sought), ...needles];
}

/** The same in files outside the database, where no row may explain it: as UTF-8 and as UTF-16. */
export function fileNeedlesOf(sought: Sought, parts: number): readonly Buffer[] {
  const isWhole = sought.text.length <= partBytes && sought.text.length >= leastBytes;
  const texts = isWhole ? [sought.text.toString('utf8')] : partsOf(sought.text, parts);
  return [
    rowNeedle(sought).bytes,
    ...texts.flatMap((part) => [Buffer.from(part, 'utf8'), Buffer.from(part, 'utf16le')]),
  ];
}

/** How often bytes stand in bytes. */
export function countIn(bytes: Buffer, needle: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) count += 1;
  return count;
}
