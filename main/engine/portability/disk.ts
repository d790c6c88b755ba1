/** Files on the disk as an archive is written to and read from them. */
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Sink, Source } from './zip/ports.ts';

const flushBytes = 1024 * 1024;

/** Writes into an open file, a mebibyte at a time; `flush` what is left. The handle stays the caller's. */
export function fileSink(handle: FileHandle): Sink & { flush(): Promise<void>; written(): number } {
  let held: Uint8Array[] = [];
  let [heldBytes, written] = [0, 0];

  async function flush(): Promise<void> {
    const bytes = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    // A disk may take a part only.
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, at);
      at += bytesWritten;
      written += bytesWritten;
    }
  }

  return {
    async write(bytes) {
      held.push(bytes);
      heldBytes += bytes.length;
      if (heldBytes >= flushBytes) await flush();
    },
    flush,
    written: () => written,
  };
}

/** Reads from an open file. The handle stays the caller's. */
export async function fileSource(handle: FileHandle): Promise<Source> {
  const { size } = await handle.stat();
  return {
    size,
    async read(at, length) {
      const buffer = Buffer.alloc(length);
      for (let filled = 0; filled < length; ) {
        const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
        if (bytesRead === 0) throw new AppError('import.damaged');
        filled += bytesRead;
      }
      return buffer;
    },
  };
}
