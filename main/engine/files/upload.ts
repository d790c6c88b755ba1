/** Moves a sealed file to the service, one piece a call: what is stored here and there says where to go on. */
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { open } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { attachmentPath } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { findFile, type MessageFile, setProgress } from '../store/repositories/message-files.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';

async function readPiece(path: string, at: number, bytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, at);
    if (bytesRead !== bytes) throw new AppError('store.damaged');
    return buffer;
  } finally {
    await handle.close();
  }
}

/** How far the service says it came; what cannot be is refused. */
function checked(file: MessageFile, received: number): number {
  const isPlace = received % limits.blobPieceBytes === 0 || received === file.sealedBytes;
  if (!isPlace || received > file.sealedBytes) throw new AppError('network.badAnswer');
  return received;
}

/** Notes how far it came, unless the message went meanwhile. */
function note(store: Store, file: MessageFile, done: number): void {
  inTransaction(store, () => {
    if (findFile(store, file.id) === undefined) return;
    setProgress(store, file, { state: done === file.sealedBytes ? 'here' : 'moving', done });
  });
}

/** Throws `network.*`, `blob.*`, `store.*` and what the service refuses with. */
export async function uploadPiece(
  store: Store,
  vault: string,
  authorised: Authorised,
  file: MessageFile,
): Promise<void> {
  const blob = toBase64Url(file.blob);
  let { done } = file;
  if (file.state === 'waiting') {
    const begun = await authorised('blobs.begin', { blob, size: file.sealedBytes });
    done = checked(file, begun.received);
  }
  if (done < file.sealedBytes) {
    const length = Math.min(limits.blobPieceBytes, file.sealedBytes - done);
    const bytes = await readPiece(attachmentPath(vault, file.file ?? ''), done, length);
    const put = await authorised('blobs.put', { blob, at: done, bytes: toBase64Url(bytes) });
    done = checked(file, put.received);
    reach('upload.piece');
  }
  if (!store.open) return;
  note(store, file, done);
  if (done === file.sealedBytes) reach('upload.whole');
}
