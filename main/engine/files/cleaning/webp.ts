/** Takes EXIF, XMP and unknown chunks out of a WebP. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { concat } from '../../crypto/primitives.ts';
import { orientationOnly, readExif, turned } from './exif.ts';
import { beginsWith, type Cleaned, latin, readXmp, viewOf } from './told.ts';

const painted = new Set(['VP8 ', 'VP8L', 'VP8X', 'ANIM', 'ANMF', 'ALPH', 'ICCP']);
const exifFlag = 0x08;
const xmpFlag = 0x04;

function sizeOf(type: string, data: Uint8Array): Cleaned['size'] {
  const view = viewOf(data);
  if (type === 'VP8X' && data.length >= 10) {
    const three = (at: number) => 1 + view.getUint16(at, true) + ((data[at + 2] ?? 0) << 16);
    return { width: three(4), height: three(7) };
  }
  if (type === 'VP8 ' && data.length >= 10)
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
  if (type !== 'VP8L' || data.length < 5) return null;
  const bits = view.getUint32(1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** An EXIF chunk may begin with the letters that belong to JPEG. */
const tiffOf = (data: Uint8Array) => (beginsWith(data, 'Exif\0\0') ? data.subarray(6) : data);

function toChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(8 + data.length + (data.length % 2));
  chunk.set(Buffer.from(type, 'latin1'));
  viewOf(chunk).setUint32(4, data.length, true);
  chunk.set(data, 8);
  return chunk;
}

/** Null where it is no WebP that can be walked through to its end. */
export function cleanWebp(bytes: Uint8Array): Cleaned | null {
  if (bytes.length < 12 || !beginsWith(bytes, 'RIFF') || !beginsWith(bytes, 'WEBP', 8)) return null;
  const view = viewOf(bytes);
  const stop = 8 + view.getUint32(4, true);
  if (stop > bytes.length) return null;
  const kept: { type: string; data: Uint8Array }[] = [];
  const told = new Set<RemovedKind>();
  let size: Cleaned['size'] = null;
  let orientation = 1;
  let at = 12;
  while (at + 8 <= stop) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > stop) return null;
    const type = latin(bytes.subarray(at, at + 4));
    const data = bytes.subarray(at + 8, at + 8 + length);
    size ??= sizeOf(type, data);
    if (painted.has(type)) kept.push({ type, data });
    else if (type === 'EXIF') {
      const facts = readExif(tiffOf(data));
      for (const kind of facts.told) told.add(kind);
      if (data.length >= 26 && facts.orientation !== 1) {
        ({ orientation } = facts);
        kept.push({ type, data: orientationOnly(orientation) });
      }
    } else for (const kind of type === 'XMP ' ? readXmp(data) : (['other'] as const)) told.add(kind);
    at += 8 + length + (length % 2);
  }
  if (kept.length === 0) return null;
  if (stop < bytes.length) told.add('attached');
  const chunks = kept.map(({ type, data }) => {
    const chunk = toChunk(type, data);
    if (type === 'VP8X')
      chunk[8] = ((chunk[8] ?? 0) & ~(exifFlag | xmpFlag)) | (orientation === 1 ? 0 : exifFlag);
    return chunk;
  });
  const whole = concat(bytes.subarray(0, 12), ...chunks);
  viewOf(whole).setUint32(4, whole.length - 8, true);
  return { bytes: whole, told, size: turned(size, orientation) };
}
