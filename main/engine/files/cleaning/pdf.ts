/**
 * Blanks who made a PDF, with what and when: the strings of its information dictionary and its XMP packets are overwritten with
 * spaces, so every offset in the file stays right. What lies compressed cannot be reached this way, and then nothing is claimed.
 */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { type Cleaned, latin, readXmp } from './told.ts';

const fields: Readonly<Record<string, RemovedKind>> = {
  Author: 'author',
  Company: 'author',
  Creator: 'program',
  Producer: 'program',
  CreationDate: 'times',
  ModDate: 'times',
  Title: 'notes',
  Subject: 'notes',
  Keywords: 'notes',
};

const space = 0x20;

/** Behind the string that begins at `at`; undefined where it has no end. */
function endOfString(text: string, at: number): number | undefined {
  if (text[at] === '<') {
    const end = text.indexOf('>', at);
    return end < 0 ? undefined : end + 1;
  }
  let depth = 0;
  for (let place = at; place < text.length; place++) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '(') depth += 1;
    else if (text[place] === ')' && --depth === 0) return place + 1;
  }
  return undefined;
}

/** Blanks the strings of one dictionary, between its brackets. False: something in it is not a plain string. */
function blankDictionary(
  bytes: Uint8Array,
  text: string,
  start: number,
  end: number,
  told: Set<RemovedKind>,
) {
  const key = /\/([A-Za-z0-9_.:#-]+)\s*/y;
  let at = start;
  while (at < end) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1;
      continue;
    }
    key.lastIndex = at;
    const found = key.exec(text);
    if (found === null) return false;
    const value = at + found[0].length;
    if (text[value] === '/') {
      // A name, as /Trapped has.
      at = value + (/^\/[^\s/<>()[\]]*/.exec(text.slice(value, value + 130))?.[0].length ?? 1);
      continue;
    }
    const isString = text[value] === '(' || (text[value] === '<' && text[value + 1] !== '<');
    const after = isString ? endOfString(text, value) : undefined;
    if (after === undefined || after > end) return false;
    if (after - value > 2) told.add(fields[found[1] ?? ''] ?? 'other');
    bytes.fill(space, value + 1, after - 1);
    at = after;
  }
  return true;
}

/** Every version of an object that lies there in the open: where its dictionary begins and ends. */
function findObjects(text: string, reference: string): readonly { start: number; end: number }[] {
  const [number = '', generation = ''] = reference.split(' ');
  const head = new RegExp(`(?<![0-9])${number}\\s+${generation}\\s+obj\\s*<<`, 'g');
  return [...text.matchAll(head)].flatMap((found) => {
    const end = text.indexOf('endobj', found.index);
    const close = end < 0 ? -1 : text.lastIndexOf('>>', end);
    return close < 0 ? [] : [{ start: found.index + found[0].length, end: close }];
  });
}

/** Null where not everything that names its maker could be reached. */
export function cleanPdf(original: Uint8Array): Cleaned | null {
  const text = latin(original);
  if (!text.slice(0, 1024).includes('%PDF-') || /\/Encrypt\b/.test(text)) return null;
  const bytes = new Uint8Array(original);
  const told = new Set<RemovedKind>();
  const information = new Set(
    [...text.matchAll(/\/Info\s+(\d+)\s+(\d+)\s+R/g)].map((one) => `${one[1]} ${one[2]}`),
  );
  for (const reference of information) {
    const objects = findObjects(text, reference);
    if (objects.length === 0) return null;
    for (const { start, end } of objects) if (!blankDictionary(bytes, text, start, end, told)) return null;
  }
  const packets = [...text.matchAll(/(<\?xpacket begin=[^?]*\?>)([\s\S]*?)<\?xpacket end=/g)];
  for (const { index, 1: opening = '', 2: inside = '' } of packets) {
    const start = index + opening.length;
    for (const kind of readXmp(original.subarray(start, start + inside.length))) told.add(kind);
    bytes.fill(space, start, start + inside.length);
  }
  // A picture inside may say where it was taken.
  if (text.includes('Exif\0\0')) return null;
  // Metadata that is named, and not there in the open; or objects inside of compressed ones, which may be anything.
  const named = new Set([...text.matchAll(/\/Metadata\s+(\d+)\s+\d+\s+R/g)].map((one) => one[1])).size;
  if (named > packets.length || /\/Type\s*\/ObjStm/.test(text)) return null;
  return { bytes, told, size: null };
}
