/** Takes out of a PNG every chunk that is not needed to paint it. */
import { crc32 } from 'node:zlib';
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { concat } from '../../crypto/primitives.ts';
import { orientationOnly, readExif, turned } from './exif.ts';
import { type Cleaned, latin, readXmp, viewOf } from './told.ts';

const signature = '\x89PNG\r\n\x1a\n';
const painted = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI acTL fcTL fdAT'.split(' '),
);

function toldByText(data: Uint8Array): readonly RemovedKind[] {
  const word = latin(data.subarray(0, 80)).split('\0')[0] ?? '';
  if (/^XML:com\.adobe\.xmp/.test(word)) return readXmp(data);
  if (/author|copyright/i.test(word)) return ['author'];
  if (/software|source/i.test(word)) return ['program'];
  if (/time|date/i.test(word)) return ['times'];
  return /exif|iptc|xmp|profile/i.test(word) ? ['other'] : ['notes'];
}

function toldBy(type: string, data: Uint8Array): readonly RemovedKind[] {
  if (type === 'eXIf') return readExif(data).told;
  if (type === 'tIME') return ['times'];
  return /^[tzi]TXt$/.test(type) ? toldByText(data) : ['other'];
}

function exifChunk(orientation: number): Uint8Array {
  const named = concat(Buffer.from('eXIf', 'latin1'), orientationOnly(orientation));
  const around = new Uint8Array(8);
  viewOf(around).setUint32(0, named.length - 4);
  viewOf(around).setUint32(4, crc32(named));
  return concat(around.subarray(0, 4), named, around.subarray(4));
}

/** Null where it is no PNG that can be walked through to its end. */
export function cleanPng(bytes: Uint8Array): Cleaned | null {
  if (latin(bytes.subarray(0, 8)) !== signature) return null;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const told = new Set<RemovedKind>();
  let size: Cleaned['size'] = null;
  let orientation = 1;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const type = latin(bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, end - 4);
    if (type === 'IHDR' && data.length >= 8)
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (painted.has(type)) kept.push(bytes.subarray(at, end));
    else {
      for (const kind of toldBy(type, data)) told.add(kind);
      if (type === 'eXIf' && orientation === 1) {
        ({ orientation } = readExif(data));
        const own = exifChunk(orientation);
        if (orientation !== 1 && own.length <= end - at) kept.push(own);
      }
    }
    at = end;
    if (type !== 'IEND') continue;
    if (at < bytes.length) told.add('attached');
    return { bytes: concat(...kept), told, size: turned(size, orientation) };
  }
  return null;
}
