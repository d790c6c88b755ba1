/** Sealed files, piece by piece. */
import { z } from 'zod';
import { blobSchema, sealedSizeSchema } from '../../domain/file-reference.ts';
import { bytesSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { base64Room, kb, type RouteContract, request } from './shared.ts';

export const blobsRoutes = {
  /** Room for a sealed file. The same blob of the same account again tells how far it came. `blob.noRoom`. */
  'blobs.begin': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema, size: sealedSizeSchema }),
    response: request({ received: z.int().nonnegative() }),
  },
  /** The bytes from `at` on: `limits.blobPieceBytes`, fewer only at the end. What came before is not stored again. */
  'blobs.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.blobPieceBytes),
    request: request({
      blob: blobSchema,
      at: z.int().nonnegative(),
      bytes: bytesSchema(limits.blobPieceBytes, 1),
    }),
    response: request({ received: z.int().positive() }),
  },
  /** One piece, for any device that knows the id, once all are there. */
  'blobs.read': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema, at: z.int().nonnegative() }),
    response: request({ size: sealedSizeSchema, bytes: bytesSchema(limits.blobPieceBytes, 1) }),
  },
  /** By the account that put it; the same answer for everybody else. */
  'blobs.remove': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;
