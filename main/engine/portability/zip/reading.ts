/** Reads a ZIP file that anybody may have made: its directory is believed only as far as it agrees with itself. */
import { crc32, createInflateRaw } from 'node:zlib';
import { AppError } from '../../../../contract/errors/app-error.ts';
import {
  centralBytes,
  type DirectoryEntry,
  elsewhere16,
  elsewhere32,
  encryptedFlag,
  end64Bytes,
  endBytes,
  localBytes,
  locator64Bytes,
  methods,
  signatures,
} from './format.ts';
import type { Source } from './ports.ts';

/** What an archive may hold at most. */
export const archiveLimits = {
  entries: 1_000_000,
  directoryBytes: 256 * 1024 * 1024,
  nameBytes: 600,
  /** Unpacked, of all entries together; one is below 4 GiB. */
  bytes: 64 * 1024 ** 3,
  /** So many times as long as it is packed: text of people shrinks less. */
  growth: 200,
  /** Below this nothing is judged by how it grows. */
  smallBytes: 64 * 1024 * 1024,
} as const;

/** An entry of an archive that was read. */
export interface ZipItem extends DirectoryEntry {
  readonly isDeflated: boolean;
}

const damaged = () => new AppError('import.damaged');

interface Directory {
  readonly count: number;
  readonly at: number;
  readonly bytes: number;
}

/** Where the directory stands. Throws `import.notAnExport` for what is no ZIP file. */
async function findDirectory(source: Source): Promise<Directory> {
  const tailBytes = Math.min(source.size, endBytes + elsewhere16);
  const tail = await source.read(source.size - tailBytes, tailBytes);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    const isEnd = tail.readUInt32LE(at) === signatures.end;
    if (!isEnd || at + endBytes + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const short = {
      count: tail.readUInt16LE(at + 10),
      at: tail.readUInt32LE(at + 16),
      bytes: tail.readUInt32LE(at + 12),
    };
    if (tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 8) !== short.count) throw damaged();
    const is64 = short.count === elsewhere16 || short.at === elsewhere32 || short.bytes === elsewhere32;
    return is64 ? findDirectory64(source, source.size - tailBytes + at) : short;
  }
  throw new AppError('import.notAnExport');
}

async function findDirectory64(source: Source, endAt: number): Promise<Directory> {
  const locatorAt = endAt - locator64Bytes;
  if (locatorAt < 0) throw damaged();
  const locator = await source.read(locatorAt, locator64Bytes);
  const at = Number(locator.readBigUInt64LE(8));
  if (locator.readUInt32LE(0) !== signatures.locator64 || at + end64Bytes > locatorAt) throw damaged();
  const end = await source.read(at, end64Bytes);
  if (end.readUInt32LE(0) !== signatures.end64) throw damaged();
  return {
    count: Number(end.readBigUInt64LE(32)),
    at: Number(end.readBigUInt64LE(48)),
    bytes: Number(end.readBigUInt64LE(40)),
  };
}

/** What of a size and a place stands in the ZIP64 field, in the order in which they are missing. */
function resolve64(extra: Buffer, values: readonly number[]): readonly number[] {
  if (!values.includes(elsewhere32)) return values;
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) throw damaged();
    if (extra.readUInt16LE(at) === 1) {
      let next = at + 4;
      return values.map((value) => {
        if (value !== elsewhere32) return value;
        next += 8;
        if (next > end) throw damaged();
        return Number(extra.readBigUInt64LE(next - 8));
      });
    }
    at = end;
  }
  throw damaged();
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A name that stays inside wherever it is put. Throws `import.badName`. */
function checkName(bytes: Buffer): string {
  let name = '';
  try {
    name = utf8.decode(bytes);
  } catch (cause) {
    throw new AppError('import.badName', { cause });
  }
  const parts = name.replace(/\/$/, '').split('/');
  const isInside =
    bytes.length <= archiveLimits.nameBytes &&
    !/[\\:\p{Cc}]/u.test(name) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isInside) throw new AppError('import.badName');
  return name;
}

/** One entry of the directory, and how long it is there. Throws `import.damaged`, `import.badName`, `import.tooLarge`. */
function decodeCentral(bytes: Buffer, at: number): { readonly item: ZipItem; readonly next: number } {
  if (at + centralBytes > bytes.length || bytes.readUInt32LE(at) !== signatures.central) throw damaged();
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
  const nameAt = at + centralBytes;
  const extraAt = nameAt + (nameBytes ?? 0);
  const next = extraAt + (extraBytes ?? 0) + (commentBytes ?? 0);
  if (next > bytes.length) throw damaged();
  const method = bytes.readUInt16LE(at + 10);
  const isKnown = method === methods.stored || method === methods.deflated;
  if ((bytes.readUInt16LE(at + 8) & encryptedFlag) !== 0 || !isKnown) throw damaged();
  const extra = bytes.subarray(extraAt, extraAt + (extraBytes ?? 0));
  const [unpacked = 0, packedBytes = 0, place = 0] = resolve64(
    extra,
    [24, 20, 42].map((field) => bytes.readUInt32LE(at + field)),
  );
  const item = {
    name: checkName(bytes.subarray(nameAt, extraAt)),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes,
    bytes: unpacked,
    at: place,
    isDeflated: method === methods.deflated,
  };
  if (item.bytes >= elsewhere32 || item.packedBytes >= elsewhere32) throw new AppError('import.tooLarge');
  return { item, next };
}

/** Entries that share bytes, or reach into the directory, are how a small file claims to be a huge one. */
function requireApart(items: readonly ZipItem[], directoryAt: number): void {
  const inOrder = items.toSorted((one, other) => one.at - other.at);
  for (const [index, { at, packedBytes, name }] of inOrder.entries()) {
    const end = at + localBytes + Buffer.byteLength(name) + packedBytes;
    if (end > (inOrder[index + 1]?.at ?? directoryAt)) throw damaged();
  }
}

function requireModest(items: readonly ZipItem[]): void {
  const bytes = items.reduce((sum, item) => sum + item.bytes, 0);
  const packed = items.reduce((sum, item) => sum + item.packedBytes, 0);
  const growsTooMuch = bytes > archiveLimits.smallBytes && bytes > packed * archiveLimits.growth;
  if (bytes > archiveLimits.bytes || growsTooMuch) throw new AppError('import.tooLarge');
}

/**
 * The files in an archive, by name. Throws `import.notAnExport` for what is no ZIP file, `import.damaged`, `import.badName`,
 * `import.duplicate`, `import.tooLarge`.
 */
export async function readDirectory(source: Source): Promise<ReadonlyMap<string, ZipItem>> {
  if (source.size < endBytes) throw new AppError('import.notAnExport');
  const directory = await findDirectory(source);
  if (directory.count > archiveLimits.entries || directory.bytes > archiveLimits.directoryBytes)
    throw new AppError('import.tooLarge');
  if (directory.at + directory.bytes > source.size) throw damaged();
  const bytes = await source.read(directory.at, directory.bytes);
  const items = new Map<string, ZipItem>();
  let at = 0;
  for (let read = 0; read < directory.count; read++) {
    const { item, next } = decodeCentral(bytes, at);
    at = next;
    if (items.has(item.name)) throw new AppError('import.duplicate');
    if (item.name.endsWith('/') && item.bytes > 0) throw new AppError('import.badName');
    items.set(item.name, item);
  }
  if (at !== bytes.length) throw damaged();
  const all = [...items.values()];
  requireApart(all, directory.at);
  requireModest(all);
  return new Map(all.filter(({ name }) => !name.endsWith('/')).map((item) => [item.name, item]));
}

const pieceBytes = 256 * 1024;

async function* readPacked(source: Source, item: ZipItem): AsyncGenerator<Buffer> {
  const local = await source.read(item.at, localBytes);
  if (local.readUInt32LE(0) !== signatures.local) throw damaged();
  const begin = item.at + localBytes + local.readUInt16LE(26) + local.readUInt16LE(28);
  for (let done = 0; done < item.packedBytes; done += pieceBytes)
    yield source.read(begin + done, Math.min(pieceBytes, item.packedBytes - done));
}

/** Never more than the directory says, however much is packed. */
async function* unpack(packed: AsyncGenerator<Buffer>, most: number): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw();
  let ready: Buffer[] = [];
  inflate.on('data', (bytes: Buffer) => ready.push(bytes));
  const failed = new Promise<never>((_resolve, reject) => inflate.once('error', () => reject(damaged())));
  failed.catch(() => undefined);
  const ended = new Promise<void>((resolve) => inflate.once('end', resolve));
  let given = 0;
  const take = (): Buffer[] => {
    const taken = ready;
    ready = [];
    given += taken.reduce((sum, one) => sum + one.length, 0);
    if (given > most) throw new AppError('import.tooLarge');
    return taken;
  };
  try {
    for await (const piece of packed) {
      // A small piece may unpack to a thousand times its length: it goes in little by little.
      for (let at = 0; at < piece.length; at += 16 * 1024) {
        const part = piece.subarray(at, at + 16 * 1024);
        const written = new Promise<void>((resolve) => inflate.write(part, () => resolve()));
        await Promise.race([written, failed]);
        yield* take();
      }
    }
    inflate.end();
    await Promise.race([ended, failed]);
    yield* take();
  } finally {
    inflate.destroy();
  }
}

/** The content of an entry. Throws `import.damaged` where it is not as the directory says, `import.tooLarge` where it is longer. */
export async function* readItem(source: Source, item: ZipItem): AsyncGenerator<Buffer> {
  const packed = readPacked(source, item);
  let [crc, bytes] = [0, 0];
  for await (const part of item.isDeflated ? unpack(packed, item.bytes) : packed) {
    crc = crc32(part, crc);
    bytes += part.length;
    yield part;
  }
  if (crc !== item.crc || bytes !== item.bytes) throw damaged();
}
