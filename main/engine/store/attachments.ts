/** The files of attachments: encrypted while they are written, read as a stream, gone when their row is. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { mkdirSync, open } from '../../writing/files.ts';
import { newId } from '../crypto/ids.ts';
import { concat, equalConstantTime, randomBytes } from '../crypto/primitives.ts';
import { createRunningHash } from '../crypto/running-hash.ts';
import {
  createStreamOpener,
  createStreamSealer,
  streamChunkOverhead,
  streamHeaderBytes,
} from '../crypto/secret-stream.ts';
import { syncFolder } from '../keys/durable-file.ts';
import type { Store } from './database.ts';
import {
  type Attachment,
  addAttachment,
  findAttachment,
  listAttachments,
} from './repositories/attachments.ts';
import { listParts } from './repositories/message-files.ts';
import { inTransaction } from './statement.ts';

const chunkBytes = 64 * 1024;
const folderIn = (vault: string) => join(vault, 'attachments');

/** Path of an attachment's file. */
export const attachmentPath = (vault: string, file: string): string => join(folderIn(vault), file);

/** Being written, and not in the table yet. */
const unfinished = new Set<string>();

/** What a caller knows of an attachment before it is stored. */
export type NewAttachment = Pick<Attachment, 'message' | 'name' | 'type' | 'createdAt'>;

/** Chunks of exactly 64 KiB, the last one shorter or empty. */
async function* inChunks(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  for await (const part of content) {
    held = concat(held, part);
    while (held.length >= chunkBytes) {
      yield held.slice(0, chunkBytes);
      held = held.slice(chunkBytes);
    }
  }
  yield held;
}

/** Content that lies sealed in a file of its own; no row names it yet. */
export type SealedFile = Pick<Attachment, 'file' | 'size' | 'storedBytes' | 'key' | 'hash'>;

/**
 * Seals content into a new file. Until `release` or `discardSealed` no sweep of this process takes it; the first one after
 * the next start does, where no row names it by then. Throws what the file system throws.
 */
export async function sealContent(vault: string, content: AsyncIterable<Uint8Array>): Promise<SealedFile> {
  const file = newId();
  const key = randomBytes(32);
  const path = attachmentPath(vault, file);
  unfinished.add(file);
  try {
    mkdirSync(folderIn(vault), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    const hash = createRunningHash();
    let size = 0;
    let storedBytes = 0;
    const keep = async (bytes: Uint8Array): Promise<void> => {
      hash.add(bytes);
      storedBytes += bytes.length;
      await handle.writeFile(bytes);
    };
    try {
      const sealer = createStreamSealer(key);
      await keep(sealer.header);
      for await (const chunk of inChunks(content)) {
        size += chunk.length;
        await keep(sealer.push(chunk, chunk.length < chunkBytes));
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    syncFolder(folderIn(vault));
    return { file, size, storedBytes, key, hash: hash.digest() };
  } catch (thrown) {
    discardSealed(vault, file);
    throw thrown;
  }
}

/** From now on it stays only if a row names it. */
export function release(file: string): void {
  unfinished.delete(file);
}

/** Takes a file away that no row names. */
export function discardSealed(vault: string, file: string): void {
  rmSync(attachmentPath(vault, file), { force: true });
  release(file);
}

/**
 * Stores content for a message that is there already: file first, row second, so that a crash leaves a file that the next
 * sweep takes. Throws `store.diskFull`, `store.readOnly` as file errors.
 */
export async function putAttachment(
  store: Store,
  vault: string,
  attachment: NewAttachment,
  content: AsyncIterable<Uint8Array>,
): Promise<Attachment> {
  const sealed = await sealContent(vault, content);
  try {
    const stored = { ...attachment, ...sealed };
    inTransaction(store, () => addAttachment(store, stored));
    return stored;
  } catch (thrown) {
    discardSealed(vault, sealed.file);
    throw thrown;
  } finally {
    release(sealed.file);
  }
}

/** The content, chunk by chunk. Throws `store.missing`, and `store.damaged` where the file is not as it was written. */
export async function* readAttachment(store: Store, vault: string, file: string): AsyncGenerator<Uint8Array> {
  const attachment = findAttachment(store, file);
  if (attachment === undefined || !existsSync(attachmentPath(vault, file)))
    throw new AppError('store.missing');
  const handle = await open(attachmentPath(vault, file), 'r');
  try {
    const header = Buffer.alloc(streamHeaderBytes);
    await handle.read(header, 0, streamHeaderBytes, 0);
    const opener = createStreamOpener(attachment.key, header);
    let at = streamHeaderBytes;
    let isLast = false;
    while (!isLast) {
      const sealed = Buffer.alloc(chunkBytes + streamChunkOverhead);
      const { bytesRead } = await handle.read(sealed, 0, sealed.length, at);
      const opened = opener.pull(sealed.subarray(0, bytesRead));
      if (opened === null) throw new AppError('store.damaged');
      at += bytesRead;
      isLast = opened.isLast;
      yield opened.chunk;
    }
    if (at !== attachment.storedBytes) throw new AppError('store.damaged');
  } finally {
    await handle.close();
  }
}

/** Files of attachments that are to be there: for the integrity check, with what they must be. */
export function listAttachmentFiles(
  store: Store,
  vault: string,
): readonly (Attachment & { readonly path: string })[] {
  return listAttachments(store).map((one) => ({ ...one, path: attachmentPath(vault, one.file) }));
}

/** Whether an attachment's file is as it was written. */
export async function isAttachmentWhole(
  attachment: Attachment & { readonly path: string },
): Promise<boolean> {
  if (!existsSync(attachment.path)) return false;
  const handle = await open(attachment.path, 'r');
  const hash = createRunningHash();
  let bytes = 0;
  for await (const part of handle.createReadStream({ highWaterMark: 1024 * 1024 })) {
    hash.add(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return bytes === attachment.storedBytes && equalConstantTime(hash.digest(), attachment.hash);
}

/** Takes away files that no row names: of erased messages, and of a crash while one was written. Answers how many. */
export function sweepAttachments(store: Store, vault: string): number {
  if (!existsSync(folderIn(vault))) return 0;
  const named = new Set([...listAttachments(store).map((one) => one.file), ...listParts(store)]);
  const orphans = readdirSync(folderIn(vault)).filter((file) => !named.has(file) && !unfinished.has(file));
  for (const file of orphans) rmSync(attachmentPath(vault, file), { force: true });
  if (orphans.length > 0) syncFolder(folderIn(vault));
  return orphans.length;
}
