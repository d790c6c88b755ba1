/** Takes a file in: what it tells besides its content is removed, then it is sealed into the vault. */
import type { FileHandle } from 'node:fs/promises';
import type { PreparedFile } from '../../../contract/bridge/channels/files.ts';
import { cleanFileName, typeOfName } from '../../../contract/domain/file-kinds.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { open } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import { sealContent } from '../store/attachments.ts';
import { type CleanedFile, cleanBytes, kindOf } from './cleaning/clean.ts';
import { keepPrepared, requirePlace } from './prepared.ts';
import { vaultOf } from './vault-of.ts';

const headBytes = 1_024;

/** Types that tell nothing besides what is read in them. */
const isPlain = (type: string): boolean => type.startsWith('text/') || type === 'image/bmp';

/** Where content comes from: its bytes from the beginning, as often as asked. */
interface Source {
  readonly size: number;
  head(): Promise<Uint8Array>;
  all(): AsyncIterable<Uint8Array>;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function join(parts: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    // It grew while it was read.
    if (size > most) throw new AppError('file.tooLarge', { fields: { max: limits.fileBytes } });
    kept.push(part);
  }
  return Buffer.concat(kept);
}

async function* upTo(parts: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > most) throw new AppError('file.tooLarge', { fields: { max: limits.fileBytes } });
    yield part;
  }
}

async function takeIn(desk: Desk, typedName: string, source: Source): Promise<PreparedFile> {
  const vault = vaultOf(desk);
  requirePlace(desk.store);
  if (source.size > limits.fileBytes)
    throw new AppError('file.tooLarge', { fields: { max: limits.fileBytes } });
  const name = cleanFileName(typedName, limits.fileNameLetters);
  const kind = kindOf(await source.head());
  const type = kind?.type ?? typeOfName(name);
  let cleaned: CleanedFile | null = null;
  if (kind !== null && source.size <= limits.cleanedBytes)
    cleaned = cleanBytes(kind, await join(source.all(), limits.cleanedBytes));
  const content = cleaned === null ? upTo(source.all(), limits.fileBytes) : once(cleaned.bytes);
  const sealed = await sealContent(vault, content);
  reach('file.taken');
  const view = {
    id: newId(),
    name,
    type,
    bytes: sealed.size,
    removed: [...(cleaned?.removed ?? [])],
    cleaned: cleaned?.cleaned ?? (kind === null && isPlain(type)),
  };
  keepPrepared(desk.store, { view, sealed, size: cleaned?.size ?? null });
  return view;
}

async function* readFrom(handle: FileHandle): AsyncGenerator<Uint8Array> {
  const size = 256 * 1024;
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw new AppError('file.unreadable', { cause });
  }
}

/** Throws `file.unreadable`, `file.tooLarge`, `file.tooMany`, `store.diskFull`, `store.readOnly`. The file itself is only read. */
export async function takeFile(desk: Desk, path: string): Promise<PreparedFile> {
  const handle = await openFile(path);
  try {
    const about = await handle.stat();
    if (!about.isFile()) throw new AppError('file.unreadable');
    return await takeIn(desk, path, {
      size: about.size,
      async head() {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
        return buffer.subarray(0, bytesRead);
      },
      all: () => readFrom(handle),
    });
  } finally {
    await handle.close();
  }
}

/** What was pasted: it has no path. */
export function takeBytes(desk: Desk, name: string, bytes: Uint8Array): Promise<PreparedFile> {
  return takeIn(desk, name, {
    size: bytes.length,
    head: async () => bytes.subarray(0, headBytes),
    all: () => once(bytes),
  });
}
