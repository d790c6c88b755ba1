/** Gives the content of files that are here to the shell: into a file that a person chose, or piece by piece into memory. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { open, rename } from '../../writing/files.ts';
import { chosenPlace } from '../../writing/gate.ts';
import { concat } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { readAttachment } from '../store/attachments.ts';
import { findFile, type MessageFile } from '../store/repositories/message-files.ts';
import { vaultOf } from './vault-of.ts';

/** Throws `file.unknown`, `file.notHere`. */
export function getFileHere(
  { store }: Pick<Desk, 'store'>,
  id: string,
): MessageFile & { readonly file: string } {
  const file = findFile(store, id);
  if (file === undefined) throw new AppError('file.unknown');
  if (file.file === null) throw new AppError('file.notHere');
  return { ...file, file: file.file };
}

/** Whole, or nothing of it. Throws `file.notWritable`, `store.diskFull`, and what `getFileHere` throws. */
export async function writeFileTo(desk: Desk, id: string, path: string): Promise<void> {
  const { file } = getFileHere(desk, id);
  chosenPlace('savedFiles', path);
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      for await (const chunk of readAttachment(desk.store, vaultOf(desk), file))
        await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EINVAL|ENAMETOOLONG)$/.test(code))
      throw new AppError('file.notWritable', { cause: thrown });
    throw thrown;
  }
}

const pieceBytes = 1024 * 1024;
/** Readers that nobody ended: the oldest makes room. */
const mostReaders = 8;

/** Readers of one engine. */
export function createReaders() {
  const readers = new Map<number, AsyncGenerator<Uint8Array>>();
  let last = 0;

  async function end(reader: number): Promise<void> {
    const chunks = readers.get(reader);
    readers.delete(reader);
    await chunks?.return(undefined);
  }

  return {
    async begin(desk: Desk, id: string) {
      const { file, name, type, bytes } = getFileHere(desk, id);
      const [oldest] = readers.keys();
      if (readers.size >= mostReaders && oldest !== undefined) await end(oldest);
      last += 1;
      readers.set(last, readAttachment(desk.store, vaultOf(desk), file));
      return { reader: last, name, type, bytes };
    },
    /** Throws `file.unknown` for a reader that was ended, `store.damaged`. */
    async next(reader: number): Promise<{ bytes: Uint8Array | null }> {
      const chunks = readers.get(reader);
      if (chunks === undefined) throw new AppError('file.unknown');
      const parts: Uint8Array[] = [];
      let size = 0;
      while (size + 64 * 1024 <= pieceBytes) {
        const { value, done } = await chunks.next();
        if (done === true) break;
        parts.push(value);
        size += value.length;
      }
      if (size > 0) return { bytes: concat(...parts) };
      await end(reader);
      return { bytes: null };
    },
    end,
  };
}
