/** Sealed files on their way. */
import { beginBlob, removeBlob } from '../blobs/begin.ts';
import { fewAtOnce } from '../blobs/few-at-once.ts';
import { putPiece, readPiece } from '../blobs/pieces.ts';
import type { Handlers } from '../http/route.ts';

export const blobHandlers = {
  'blobs.begin': beginBlob,
  'blobs.put': fewAtOnce(putPiece),
  'blobs.read': fewAtOnce(readPiece),
  'blobs.remove': removeBlob,
} satisfies Partial<Handlers>;
