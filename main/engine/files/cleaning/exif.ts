/** Reads what an EXIF block says, and makes one that says nothing but which side is up. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { beginsWith, viewOf } from './told.ts';

export interface ExifFacts {
  /** 1 to 8; 1: as it lies. */
  readonly orientation: number;
  readonly told: readonly RemovedKind[];
}

const kinds: Readonly<Record<number, RemovedKind>> = {
  270: 'notes',
  271: 'camera',
  272: 'camera',
  305: 'program',
  306: 'times',
  315: 'author',
  316: 'program',
  33432: 'author',
  34853: 'location',
  36867: 'times',
  36868: 'times',
  36880: 'times',
  37510: 'notes',
  37500: 'camera',
  40091: 'notes',
  40092: 'notes',
  40093: 'author',
  40094: 'notes',
  40095: 'notes',
  42032: 'author',
  42033: 'camera',
  42035: 'camera',
  42036: 'camera',
  42037: 'camera',
};

const orientationTag = 0x0112;
const exifTag = 0x8769;
const mostEntries = 512;

/** A block of TIFF structure, without the letters before it. What is malformed says nothing. */
export function readExif(tiff: Uint8Array): ExifFacts {
  const told = new Set<RemovedKind>();
  let orientation = 1;
  const isLittle = beginsWith(tiff, 'II');
  if (tiff.length < 8 || !(isLittle || beginsWith(tiff, 'MM'))) return { orientation, told: [] };
  const view = viewOf(tiff);
  const short = (at: number) => (at + 2 <= tiff.length ? view.getUint16(at, isLittle) : 0);
  const long = (at: number) => (at + 4 <= tiff.length ? view.getUint32(at, isLittle) : 0);
  const visited = new Set<number>();
  const visit = (at: number, isFirst: boolean): void => {
    if (at < 8 || at + 2 > tiff.length || visited.has(at)) return;
    visited.add(at);
    const count = Math.min(short(at), mostEntries);
    for (let entry = at + 2; entry < at + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
      const tag = short(entry);
      const kind = kinds[tag];
      if (kind !== undefined) told.add(kind);
      const value = short(entry + 8);
      if (isFirst && tag === orientationTag && value >= 1 && value <= 8) orientation = value;
      if (tag === exifTag) visit(long(entry + 8), false);
    }
    const next = isFirst ? long(at + 2 + count * 12) : 0;
    if (next === 0) return;
    told.add('thumbnail');
    visit(next, false);
  };
  visit(long(4), true);
  return { orientation, told: [...told] };
}

/** 26 bytes: one IFD with one entry. */
export function orientationOnly(orientation: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = viewOf(bytes);
  bytes.set([0x49, 0x49]);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, 1, true);
  view.setUint16(10, orientationTag, true);
  view.setUint16(12, 3, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientation, true);
  return bytes;
}

/** Width and height as they are seen: half of the orientations lie on their side. */
export function turned(size: { width: number; height: number } | null, orientation: number) {
  return size === null || orientation < 5 ? size : { width: size.height, height: size.width };
}
