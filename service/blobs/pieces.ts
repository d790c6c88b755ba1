/** Takes a sealed file in piece by piece, in order, and hands whole ones out the same way. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';

const pieceBytes = limits.blobPieceBytes;

/** Throws `blob.unknown`, `blob.outOfOrder`, and `request.invalid` for a piece of another length than its place has. */
export async function putPiece(
  { db }: Context,
  request: RouteRequest<'blobs.put'>,
  caller: Caller,
): Promise<{ received: number }> {
  const id = decodeBytes(request.blob);
  const bytes = decodeBytes(request.bytes);
  return inTransaction(db, async (tx) => {
    const blob = await tx
      .selectFrom('blobs')
      .select(['size', 'received'])
      .where('id', '=', id)
      .where('account', '=', caller.account)
      .forUpdate()
      .executeTakeFirst();
    if (blob === undefined) throw new AppError('blob.unknown');
    const { size, received } = blob;
    const isPlace = request.at % pieceBytes === 0 && request.at < size;
    if (!isPlace || bytes.length !== Math.min(pieceBytes, size - request.at))
      throw new AppError('request.invalid');
    // Sent again because the answer was lost.
    if (request.at < received) return { received };
    if (request.at > received) throw new AppError('blob.outOfOrder', { fields: { received } });
    const next = request.at + bytes.length;
    await tx.insertInto('blob_pieces').values({ blob: id, at: request.at, bytes }).execute();
    await tx.updateTable('blobs').set({ received: next }).where('id', '=', id).execute();
    return { received: next };
  });
}

/** Throws `blob.unknown` for what is not there or not whole, and for a place where no piece begins. */
export async function readPiece(
  { db }: Context,
  request: RouteRequest<'blobs.read'>,
): Promise<{ size: number; bytes: string }> {
  const found = await db
    .selectFrom('blob_pieces')
    .innerJoin('blobs', 'blobs.id', 'blob_pieces.blob')
    .select(['blobs.size', 'blob_pieces.bytes'])
    .where('blob_pieces.blob', '=', decodeBytes(request.blob))
    .where('blob_pieces.at', '=', request.at)
    .whereRef('blobs.received', '=', 'blobs.size')
    .executeTakeFirst();
  if (found === undefined) throw new AppError('blob.unknown');
  return { size: found.size, bytes: encodeBytes(found.bytes) };
}
