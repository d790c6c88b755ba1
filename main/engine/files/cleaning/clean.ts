/** Which cleaning a file gets: by what it is, whatever it is called. */
import type { RemovedKind } from '../../../../contract/bridge/channels/files.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPdf } from './pdf.ts';
import { cleanPng } from './png.ts';
import { beginsWith, type Cleaned, latin } from './told.ts';
import { cleanWebp } from './webp.ts';

interface Kind {
  readonly type: string;
  readonly clean: (bytes: Uint8Array) => Cleaned | null;
}

/** A kind of file that can be cleaned, by its first bytes. */
export function kindOf(head: Uint8Array): Kind | null {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff)
    return { type: 'image/jpeg', clean: cleanJpeg };
  if (beginsWith(head, '\x89PNG\r\n\x1a\n')) return { type: 'image/png', clean: cleanPng };
  if (beginsWith(head, 'RIFF') && beginsWith(head, 'WEBP', 8))
    return { type: 'image/webp', clean: cleanWebp };
  if (beginsWith(head, 'GIF8')) return { type: 'image/gif', clean: cleanGif };
  if (latin(head.subarray(0, 1024)).includes('%PDF-')) return { type: 'application/pdf', clean: cleanPdf };
  return null;
}

/** What is sent in place of a file. `cleaned` false: it could not be cleaned and is as it was. */
export interface CleanedFile {
  readonly bytes: Uint8Array;
  readonly removed: readonly RemovedKind[];
  readonly cleaned: boolean;
  readonly size: Cleaned['size'];
}

const unsized = { width: 65_535, height: 65_535 };

/** Never larger than it was; never throws, whatever the bytes are. */
export function cleanBytes(kind: Kind, bytes: Uint8Array): CleanedFile {
  const found = attempt(kind, bytes);
  if (found === null) return { bytes, removed: [], cleaned: false, size: null };
  const { size } = found;
  const isSized =
    size !== null &&
    size.width > 0 &&
    size.height > 0 &&
    size.width <= unsized.width &&
    size.height <= unsized.height;
  return { bytes: found.bytes, removed: [...found.told], cleaned: true, size: isSized ? size : null };
}

/** Reading past the end is what malformed files make of it. */
function attempt(kind: Kind, bytes: Uint8Array): Cleaned | null {
  try {
    return kind.clean(bytes);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}
