/** Takes out of a JPEG what is not the picture: its coded data, tables, colours and orientation stay byte for byte. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { concat } from '../../crypto/primitives.ts';
import { orientationOnly, readExif, turned } from './exif.ts';
import { beginsWith, type Cleaned, readIptc, readXmp, viewOf } from './told.ts';

const exifLetters = 'Exif\0\0';
const xmpLetters = 'http://ns.adobe.com/x';

/** Where the coded data that begins at `at` ends: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, at: number): number {
  for (let place = at; place + 1 < bytes.length; place++) {
    if (bytes[place] !== 0xff) continue;
    const next = bytes[place + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return place;
  }
  return bytes.length;
}

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** JFIF's own header without the small picture that may hang on it. */
function plainJfif(segment: Uint8Array): Uint8Array {
  const kept = new Uint8Array(segment.subarray(0, 18));
  kept.set([0, 16], 2);
  kept.set([0, 0], 16);
  return kept;
}

function toldBy(marker: number, data: Uint8Array): readonly RemovedKind[] {
  if (marker === 0xfe) return ['notes'];
  if (marker === 0xe1 && beginsWith(data, exifLetters)) return readExif(data.subarray(6)).told;
  if (marker === 0xe1 && beginsWith(data, xmpLetters)) return readXmp(data);
  if (marker === 0xed) return readIptc(data);
  if (marker === 0xe0) return ['thumbnail'];
  return marker === 0xe2 && beginsWith(data, 'MPF\0') ? ['attached'] : ['other'];
}

/** Null where it is no JPEG that can be walked through. */
export function cleanJpeg(bytes: Uint8Array): Cleaned | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const told = new Set<RemovedKind>();
  let size: Cleaned['size'] = null;
  let orientation = 1;
  let hasScan = false;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff || at + 1 >= bytes.length) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2));
      at += 2;
      break;
    }
    const length = at + 4 <= bytes.length ? view.getUint16(at + 2) : 0;
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    const segment = bytes.subarray(at, end);
    const data = segment.subarray(4);
    if (marker === 0xda) {
      hasScan = true;
      at = endOfScan(bytes, end);
      kept.push(bytes.subarray(segment.byteOffset - bytes.byteOffset, at));
      continue;
    }
    at = end;
    if (isFrame(marker) && data.length >= 5)
      size = { height: view.getUint16(end - data.length + 1), width: view.getUint16(end - data.length + 3) };
    const isApp = marker >= 0xe0 && marker <= 0xef;
    if (!isApp && marker !== 0xfe) kept.push(segment);
    else if (marker === 0xe0 && beginsWith(data, 'JFIF\0') && segment.length >= 18) {
      if (segment.length > 18) told.add('thumbnail');
      kept.push(plainJfif(segment));
    } else if (marker === 0xee && beginsWith(data, 'Adobe')) kept.push(segment);
    else if (marker === 0xe2 && beginsWith(data, 'ICC_PROFILE\0')) kept.push(segment);
    else {
      for (const kind of toldBy(marker, data)) told.add(kind);
      if (marker !== 0xe1 || !beginsWith(data, exifLetters) || orientation !== 1) continue;
      ({ orientation } = readExif(data.subarray(6)));
      const own = concat(
        Uint8Array.of(0xff, 0xe1, 0, 34),
        Buffer.from(exifLetters, 'latin1'),
        orientationOnly(orientation),
      );
      if (orientation !== 1 && own.length <= segment.length) kept.push(own);
    }
  }
  if (!hasScan) return null;
  if (bytes.subarray(at).some((byte) => byte !== 0)) told.add('attached');
  return { bytes: concat(...kept), told, size: turned(size, orientation) };
}
