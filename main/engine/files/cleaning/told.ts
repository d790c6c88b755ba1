/** What a file tells besides its content, by the words and numbers that say it. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';

/** A file after cleaning; `told` is what it said, and says no more. */
export interface Cleaned {
  readonly bytes: Uint8Array;
  readonly told: ReadonlySet<RemovedKind>;
  /** Pixels as it is seen, of a picture. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** ASCII and Latin-1 of some bytes. */
export const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Whether bytes begin with these letters at a place. */
export function beginsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
  return latin(bytes.subarray(at, at + letters.length)) === letters;
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const inXmp: readonly (readonly [RemovedKind, RegExp])[] = [
  ['location', /GPS|photoshop:(City|State|Country)|Iptc4xmp(Core|Ext):(Location|City|Country)/i],
  ['author', /dc:(creator|rights)|photoshop:(Credit|Source|AuthorsPosition|CaptionWriter)|pdf:Author/i],
  ['camera', /tiff:(Make|Model)|aux:|exifEX:(Lens|BodySerial)/i],
  ['times', /(Create|Modify|Metadata)Date|DateCreated|DateTime/i],
  ['program', /CreatorTool|xmpMM:|pdf:Producer|tiff:Software/i],
  ['notes', /dc:(title|description|subject)|UserComment|pdf:Keywords/i],
];

/** What an XMP packet says. */
export function readXmp(packet: Uint8Array): readonly RemovedKind[] {
  const text = latin(packet);
  return inXmp.flatMap(([kind, words]) => (words.test(text) ? [kind] : []));
}

const inIptc: Readonly<Record<number, RemovedKind>> = {
  5: 'notes',
  25: 'notes',
  55: 'times',
  60: 'times',
  62: 'times',
  80: 'author',
  85: 'author',
  90: 'location',
  92: 'location',
  95: 'location',
  101: 'location',
  105: 'notes',
  110: 'author',
  116: 'author',
  120: 'notes',
};

/** What the records of an IPTC block say. */
export function readIptc(block: Uint8Array): readonly RemovedKind[] {
  const kinds = new Set<RemovedKind>();
  for (let at = 0; at + 2 < block.length; at++) {
    if (block[at] !== 0x1c || block[at + 1] !== 2) continue;
    const kind = inIptc[block[at + 2] ?? 0];
    if (kind !== undefined) kinds.add(kind);
  }
  return [...kinds];
}
