/** Takes comments and foreign blocks out of a GIF; what animates it stays. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { concat } from '../../crypto/primitives.ts';
import { type Cleaned, latin, readXmp, viewOf } from './told.ts';

const tableBytes = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

/** Behind the empty block that ends a row of them; past the end where none does. */
function endOfBlocks(bytes: Uint8Array, at: number): number {
  let place = at;
  while (place < bytes.length && bytes[place] !== 0) place += 1 + (bytes[place] ?? 0);
  return place + 1;
}

function toldBy(label: number, block: Uint8Array): readonly RemovedKind[] {
  if (label === 0xfe) return ['notes'];
  const told = latin(block.subarray(3, 14)) === 'XMP DataXMP' ? readXmp(block) : [];
  return told.length === 0 ? ['other'] : told;
}

/** Null where it is no GIF that can be walked through to its end. */
export function cleanGif(bytes: Uint8Array): Cleaned | null {
  if (!/^GIF8[79]a$/.test(latin(bytes.subarray(0, 6))) || bytes.length < 13) return null;
  const view = viewOf(bytes);
  const told = new Set<RemovedKind>();
  let at = 13 + tableBytes(bytes[10] ?? 0);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const kind = bytes[at];
    const label = bytes[at + 1] ?? 0;
    if (kind === 0x3b) {
      if (at + 1 < bytes.length) told.add('attached');
      kept.push(bytes.subarray(at, at + 1));
      const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      return { bytes: concat(...kept), told, size };
    }
    const isImage = kind === 0x2c;
    if (!isImage && kind !== 0x21) return null;
    const end = endOfBlocks(bytes, isImage ? at + 11 + tableBytes(bytes[at + 9] ?? 0) : at + 2);
    if (end > bytes.length) return null;
    const block = bytes.subarray(at, end);
    const isAnimation = label === 0xff && /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(latin(block.subarray(3, 14)));
    if (isImage || label === 0xf9 || label === 0x01 || isAnimation) kept.push(block);
    else for (const one of toldBy(label, block)) told.add(one);
    at = end;
  }
  return null;
}
