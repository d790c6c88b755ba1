/** Writes a ZIP file in one go, never going back: each entry is deflated and hashed while it comes. */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { createRunningHash } from '../../crypto/running-hash.ts';
import {
  type DirectoryEntry,
  elsewhere32,
  encodeCentral,
  encodeDescriptor,
  encodeEnd,
  encodeLocal,
} from './format.ts';
import type { Sink } from './ports.ts';

/** `words`: text, which shrinks. `file`: what is mostly packed already and is passed through. */
export type Packing = 'words' | 'file';
const levels = { words: 4, file: 0 } as const;

/** An entry that is being written. */
export interface ZipEntry {
  add(bytes: Uint8Array): Promise<void>;
  /** Bytes of the content, and its SHA-256. Throws RangeError above 4 GiB: no entry of an export comes near it. */
  end(): Promise<{ readonly bytes: number; readonly hash: Uint8Array }>;
}

export interface ZipWriter {
  /** One entry at a time. */
  begin(name: string, packing: Packing): Promise<ZipEntry>;
  finish(): Promise<void>;
}

/** `madeAt`: the time that every entry carries. */
export function createZipWriter(sink: Sink, madeAt: number): ZipWriter {
  const directory: DirectoryEntry[] = [];
  let at = 0;

  async function write(bytes: Uint8Array): Promise<void> {
    await sink.write(bytes);
    at += bytes.length;
  }

  return {
    async begin(name, packing) {
      const begun = at;
      await write(encodeLocal(name, madeAt));
      const deflate = createDeflateRaw({ level: levels[packing] });
      let packed: Buffer[] = [];
      deflate.on('data', (bytes: Buffer) => packed.push(bytes));
      const hash = createRunningHash();
      let [crc, bytes, packedBytes] = [0, 0, 0];

      async function flush(): Promise<void> {
        const ready = packed;
        packed = [];
        for (const one of ready) {
          packedBytes += one.length;
          await write(one);
        }
      }

      return {
        async add(part) {
          if (part.length === 0) return;
          hash.add(part);
          crc = crc32(part, crc);
          bytes += part.length;
          await new Promise<void>((resolve, reject) =>
            deflate.write(part, (error) => (error == null ? resolve() : reject(error))),
          );
          await flush();
        },
        async end() {
          const ended = once(deflate, 'end');
          deflate.end();
          await ended;
          await flush();
          if (bytes >= elsewhere32 || packedBytes >= elsewhere32)
            throw new RangeError('an entry above 4 GiB');
          const entry = { name, crc, packedBytes, bytes, at: begun };
          await write(encodeDescriptor(entry));
          directory.push(entry);
          return { bytes, hash: hash.digest() };
        },
      };
    },
    async finish() {
      const begun = at;
      for (const entry of directory) await write(encodeCentral(entry, madeAt));
      await write(encodeEnd(directory.length, begun, at - begun));
    },
  };
}
