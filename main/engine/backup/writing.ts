/** Writes the stream of a backup into a file that is open: records in, sealed and hashed chunks out, the signature last. */
import type { FileHandle } from 'node:fs/promises';
import { randomBytes, sign, wipe } from '../crypto/primitives.ts';
import { createRunningHash } from '../crypto/running-hash.ts';
import { sealTo } from '../crypto/sealed-to-key.ts';
import { createStreamSealer } from '../crypto/secret-stream.ts';
import {
  type BackupHeader,
  chunkBytes,
  encodeHeader,
  encodeOutside,
  encodeTrailer,
  signedBytes,
} from './format.ts';
import { type BackupRecord, recordHead } from './records.ts';

/** Bytes that go to the disk in one call. */
const flushBytes = 1024 * 1024;

export interface BackupWriter {
  add(record: BackupRecord): Promise<void>;
  /** Ends stream and file; answers the file's size. */
  finish(accountPrivateKey: Uint8Array): Promise<number>;
  /** The key of this file alone, to read it back with; wiped by `forget`. */
  readonly fileKey: Uint8Array;
  forget(): void;
}

/** Writes the outside. `handle` is empty and stays the caller's to sync and close. */
export async function beginBackup(handle: FileHandle, header: BackupHeader): Promise<BackupWriter> {
  const fileKey = randomBytes(32);
  const sealer = createStreamSealer(fileKey);
  const headerBytes = encodeHeader(header);
  const sealedKey = sealTo(header.recoveryKey, fileKey, headerBytes);
  const outside = encodeOutside(headerBytes, sealedKey, sealer.header);
  const hash = createRunningHash();
  const chunk = Buffer.alloc(chunkBytes);
  let filled = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  let written = 0;

  async function flush(): Promise<void> {
    const all = pending;
    pending = [];
    written += pendingBytes;
    pendingBytes = 0;
    await writeWhole(handle, Buffer.concat(all));
  }

  async function keep(bytes: Uint8Array): Promise<void> {
    pending.push(bytes);
    pendingBytes += bytes.length;
    if (pendingBytes >= flushBytes) await flush();
  }

  async function push(isLast: boolean): Promise<void> {
    const sealed = sealer.push(chunk.subarray(0, filled), isLast);
    filled = 0;
    hash.add(sealed);
    await keep(sealed);
  }

  async function append(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const copied = bytes.copy(chunk, filled, at);
      filled += copied;
      at += copied;
      if (filled === chunkBytes) await push(false);
    }
  }

  await keep(outside);
  return {
    fileKey,
    async add({ kind, body }) {
      await append(recordHead(kind, body.length));
      await append(body);
    },
    async finish(accountPrivateKey) {
      // Never a full chunk: a file that ends with one was cut.
      await push(true);
      await keep(encodeTrailer(sign(accountPrivateKey, signedBytes(outside, hash.digest()))));
      await flush();
      return written;
    },
    forget() {
      wipe(fileKey);
      wipe(chunk);
    },
  };
}

/** A disk may take a part only. */
async function writeWhole(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}
