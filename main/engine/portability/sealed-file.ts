/** The outside of a sealed export: a key from a passphrase, and chunks that open in any order (docs/export.md, "Sealed"). */
import { ByteReader, ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import {
  type Argon2Cost,
  concat,
  equalConstantTime,
  hkdfSha256Expand,
  hkdfSha256Extract,
  open,
  seal,
  wipe,
} from '../crypto/primitives.ts';
import { leastCost } from '../keys/key-file.ts';
import type { Sink, Source } from './zip/ports.ts';

const magic = new TextEncoder().encode('O7EXPORT');
const version = 1;
const chunkBytes = 64 * 1024;
/** Nonce and tag of each chunk. */
const overhead = 24 + 16;
const sealedChunkBytes = chunkBytes + overhead;
const headBytes = magic.length + 4 + 4 + 8 + 16 + 16;

/** What makes a key of a passphrase: its bytes, the salt and the cost; 32 bytes, the caller's to wipe. */
export type DeriveKey = (salt: Uint8Array, cost: Argon2Cost) => Promise<Uint8Array>;

/** Dearer than this is no export of ours, and would keep the computer busy for whoever made it. */
const mostCost: Argon2Cost = { ops: 16, memBytes: 1024 * 1024 * 1024 };

interface Head {
  readonly cost: Argon2Cost;
  readonly salt: Uint8Array;
  /** Recognises the passphrase's key: a wrong one is told from a damaged file. */
  readonly check: Uint8Array;
}

function encodeHead({ cost, salt, check }: Head): Uint8Array {
  return new ByteWriter()
    .raw(magic)
    .u32(version)
    .u32(cost.ops)
    .u64(cost.memBytes)
    .raw(salt)
    .raw(check)
    .done();
}

function keysOf(
  derived: Uint8Array,
  salt: Uint8Array,
): { readonly key: Uint8Array; readonly check: Uint8Array } {
  const extracted = hkdfSha256Extract(salt, derived);
  const text = (label: string) => new TextEncoder().encode(label);
  const key = hkdfSha256Expand(extracted, text('o7-export-v1 chunks'), 32);
  const check = hkdfSha256Expand(extracted, text('o7-export-v1 check'), 16);
  wipe(extracted);
  wipe(derived);
  return { key, check };
}

/** A chunk opens at its own place alone, and only the last one as the last. */
const place = (head: Uint8Array, index: number, isLast: boolean): Uint8Array =>
  new ByteWriter()
    .raw(head)
    .u64(index)
    .u8(isLast ? 1 : 0)
    .done();

/** Seals what is written into `sink`; `end` writes the last chunk and forgets the key. */
export async function createSealing(
  sink: Sink,
  salt: Uint8Array,
  cost: Argon2Cost,
  derived: Uint8Array,
): Promise<Sink & { end(): Promise<void>; forget(): void }> {
  const { key, check } = keysOf(derived, salt);
  const head = encodeHead({ cost, salt, check });
  const chunk = Buffer.alloc(chunkBytes);
  let [filled, index] = [0, 0];
  await sink.write(head);

  async function push(isLast: boolean): Promise<void> {
    const sealed = seal(key, chunk.subarray(0, filled), place(head, index, isLast));
    index += 1;
    filled = 0;
    await sink.write(sealed);
  }
  const forget = (): void => {
    wipe(key);
    wipe(chunk);
  };

  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        if (filled === chunkBytes) await push(false);
        const part = bytes.subarray(at, at + chunkBytes - filled);
        chunk.set(part, filled);
        filled += part.length;
        at += part.length;
      }
    },
    async end() {
      await push(true);
      forget();
    },
    forget,
  };
}

/** Whether a file begins as a sealed export does. */
export async function isSealed(source: Source): Promise<boolean> {
  if (source.size < magic.length) return false;
  return equalConstantTime(new Uint8Array(await source.read(0, magic.length)), magic);
}

/** A number that is none is damage too. */
function readHead(bytes: Uint8Array): Head {
  try {
    return decodeHead(bytes);
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : new AppError('import.damaged', { cause: thrown });
  }
}

function decodeHead(bytes: Uint8Array): Head {
  const reader = new ByteReader(bytes.slice(magic.length));
  const found = reader.u32();
  if (found > version) throw new AppError('import.newer', { fields: { version: found } });
  const cost = { ops: reader.u32(), memBytes: reader.u64() };
  const isFair =
    cost.ops >= leastCost.ops &&
    cost.ops <= mostCost.ops &&
    cost.memBytes >= leastCost.memBytes &&
    cost.memBytes <= mostCost.memBytes;
  if (!isFair) throw new AppError('import.damaged');
  return { cost, salt: reader.raw(16), check: reader.raw(16) };
}

/**
 * The archive inside, from any place; `forget` when it is not needed any more. Throws `import.newer`, `import.damaged`,
 * `import.wrongPassphrase`.
 */
export async function openSealed(source: Source, derive: DeriveKey): Promise<Source & { forget(): void }> {
  if (source.size < headBytes + overhead) throw new AppError('import.damaged');
  const headPart = new Uint8Array(await source.read(0, headBytes));
  const head = readHead(headPart);
  const { key, check } = keysOf(await derive(head.salt, head.cost), head.salt);
  if (!equalConstantTime(check, head.check)) {
    wipe(key);
    throw new AppError('import.wrongPassphrase');
  }
  const sealedBytes = source.size - headBytes;
  const chunks = Math.ceil(sealedBytes / sealedChunkBytes);
  const lastBytes = sealedBytes - (chunks - 1) * sealedChunkBytes;
  if (lastBytes < overhead) throw new AppError('import.damaged');
  let held: { readonly index: number; readonly bytes: Uint8Array } | null = null;

  async function chunkAt(index: number): Promise<Uint8Array> {
    if (held?.index === index) return held.bytes;
    const isLast = index === chunks - 1;
    const sealed = await source.read(
      headBytes + index * sealedChunkBytes,
      isLast ? lastBytes : sealedChunkBytes,
    );
    const bytes = open(key, new Uint8Array(sealed), place(headPart, index, isLast));
    if (bytes === null) throw new AppError('import.damaged');
    held = { index, bytes };
    return bytes;
  }

  return {
    size: sealedBytes - chunks * overhead,
    async read(at, length) {
      const parts: Uint8Array[] = [];
      for (let next = at; next < at + length; ) {
        const index = Math.floor(next / chunkBytes);
        if (index >= chunks) throw new AppError('import.damaged');
        const from = next - index * chunkBytes;
        const part = (await chunkAt(index)).subarray(from, from + at + length - next);
        if (part.length === 0) throw new AppError('import.damaged');
        parts.push(part);
        next += part.length;
      }
      return Buffer.from(concat(...parts));
    },
    forget() {
      wipe(key);
      held = null;
    },
  };
}
