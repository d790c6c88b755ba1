/** Fetches a sealed file, one piece a call, into a file of its own; it counts as here once its hash is the one its author named. */
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { limits } from '../../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { mkdirSync, open } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { equalConstantTime } from '../crypto/primitives.ts';
import { createRunningHash } from '../crypto/running-hash.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { attachmentPath } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { addAttachment } from '../store/repositories/attachments.ts';
import { findFile, type MessageFile, setProgress } from '../store/repositories/message-files.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';

/** Takes away what came of a file so far. */
export function dropPart(vault: string, file: Pick<MessageFile, 'part'>): void {
  if (file.part !== null) rmSync(attachmentPath(vault, file.part), { force: true });
}

/** The row as it stands now, if it is still being fetched into the same place. */
function stillWanted(store: Store, { id, part }: MessageFile): boolean {
  if (!store.open) return false;
  const now = findFile(store, id);
  return now !== undefined && now.part === part && (now.state === 'moving' || now.state === 'waiting');
}

/** Gives it a place before the first byte comes, so that no sweep takes it and a later start finds it. */
function begin(store: Store, vault: string, file: MessageFile): MessageFile {
  const part = newId();
  const folder = dirname(attachmentPath(vault, part));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  inTransaction(store, () => setProgress(store, file, { state: 'moving', done: 0, part }));
  return { ...file, part, done: 0, state: 'moving' };
}

async function writePiece(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, existsSync(path) ? 'r+' : 'wx', 0o600);
  try {
    await handle.write(bytes, 0, bytes.length, at);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function isWhole(path: string, file: MessageFile): Promise<boolean> {
  const hash = createRunningHash();
  let size = 0;
  const handle = await open(path, 'r');
  try {
    // One buffer for all of it: a large file leaves nothing behind to collect.
    const buffer = Buffer.alloc(256 * 1024);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, size);
      if (bytesRead === 0) break;
      hash.add(buffer.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await handle.close();
  }
  return size === file.sealedBytes && equalConstantTime(hash.digest(), file.hash);
}

function settle(store: Store, vault: string, file: MessageFile, part: string): void {
  syncFolder(dirname(attachmentPath(vault, part)));
  inTransaction(store, () => {
    const { message, name, type, bytes: size, sealedBytes: storedBytes, key, hash } = file;
    addAttachment(store, {
      file: part,
      message,
      name,
      type,
      size,
      storedBytes,
      key,
      hash,
      createdAt: Date.now(),
    });
    setProgress(store, file, { state: 'here', done: file.sealedBytes, file: part });
  });
}

/** Throws `file.damaged` for bytes that are not what was sent, `blob.unknown`, `network.*`, and the file system's errors. */
export async function downloadPiece(
  store: Store,
  vault: string,
  authorised: Authorised,
  wanted: MessageFile,
): Promise<void> {
  const file = wanted.part === null ? begin(store, vault, wanted) : wanted;
  const part = file.part ?? '';
  const path = attachmentPath(vault, part);
  // A crash may have lost what was noted, never the other way round.
  const at = existsSync(path) ? file.done : 0;
  let done = at;
  if (at < file.sealedBytes) {
    const answer = await authorised('blobs.read', { blob: toBase64Url(file.blob), at });
    const bytes = fromBase64Url(answer.bytes);
    if (!stillWanted(store, file)) return;
    const isPiece = bytes.length === Math.min(limits.blobPieceBytes, file.sealedBytes - at);
    if (answer.size !== file.sealedBytes || !isPiece) throw new AppError('file.damaged');
    await writePiece(path, at, bytes);
    reach('download.piece');
    done = at + bytes.length;
    if (!stillWanted(store, file)) return;
    inTransaction(store, () => setProgress(store, file, { state: 'moving', done, part }));
  }
  if (done < file.sealedBytes) return;
  if (!(await isWhole(path, file))) throw new AppError('file.damaged');
  reach('download.whole');
  if (stillWanted(store, { ...file, state: 'moving' })) settle(store, vault, file, part);
}
