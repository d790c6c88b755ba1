/** ZIP as far as an export needs it (APPNOTE.TXT 6.3.10): deflated entries below 4 GiB each, ZIP64 for how many and how far. */

export const signatures = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

export const localBytes = 30;
export const centralBytes = 46;
export const endBytes = 22;
export const end64Bytes = 56;
export const locator64Bytes = 20;

/** Sizes follow the content (bit 3), names are UTF-8 (bit 11). */
export const ownFlags = 0x0808;
export const encryptedFlag = 0x0001;
export const methods = { stored: 0, deflated: 8 } as const;
/** What a field of four, and of two bytes says when its value stands elsewhere. */
export const elsewhere32 = 0xffffffff;
export const elsewhere16 = 0xffff;

/** What the directory keeps of an entry. */
export interface DirectoryEntry {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly at: number;
}

/** A time as MS-DOS kept it, in local time: date and time of two bytes each. */
function dosTime(time: number): { readonly date: number; readonly time: number } {
  const at = new Date(time);
  const year = Math.min(Math.max(at.getFullYear(), 1980), 2107);
  return {
    date: ((year - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(),
    time: (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1),
  };
}

export function encodeLocal(name: string, madeAt: number): Buffer {
  const bytes = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(localBytes);
  const dos = dosTime(madeAt);
  header.writeUInt32LE(signatures.local, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(ownFlags, 6);
  header.writeUInt16LE(methods.deflated, 8);
  header.writeUInt16LE(dos.time, 10);
  header.writeUInt16LE(dos.date, 12);
  header.writeUInt16LE(bytes.length, 26);
  return Buffer.concat([header, bytes]);
}

export function encodeDescriptor({ crc, packedBytes, bytes }: DirectoryEntry): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(signatures.descriptor, 0);
  descriptor.writeUInt32LE(crc, 4);
  descriptor.writeUInt32LE(packedBytes, 8);
  descriptor.writeUInt32LE(bytes, 12);
  return descriptor;
}

export function encodeCentral(entry: DirectoryEntry, madeAt: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const isFar = entry.at >= elsewhere32;
  const extra = Buffer.alloc(isFar ? 12 : 0);
  if (isFar) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(entry.at), 4);
  }
  const header = Buffer.alloc(centralBytes);
  const dos = dosTime(madeAt);
  header.writeUInt32LE(signatures.central, 0);
  // Made on a system with Unix modes, whose 0600 stands in the outer attributes.
  header.writeUInt16LE((3 << 8) | 45, 4);
  header.writeUInt16LE(isFar ? 45 : 20, 6);
  header.writeUInt16LE(ownFlags, 8);
  header.writeUInt16LE(methods.deflated, 10);
  header.writeUInt16LE(dos.time, 12);
  header.writeUInt16LE(dos.date, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.packedBytes, 20);
  header.writeUInt32LE(entry.bytes, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((0o100600 << 16) >>> 0, 38);
  header.writeUInt32LE(isFar ? elsewhere32 : entry.at, 42);
  return Buffer.concat([header, name, extra]);
}

/** What stands behind the directory. */
export function encodeEnd(count: number, directoryAt: number, directoryBytes: number): Buffer {
  const needs64 = count >= elsewhere16 || directoryAt >= elsewhere32 || directoryBytes >= elsewhere32;
  const end = Buffer.alloc(endBytes);
  const shortCount = Math.min(count, elsewhere16);
  end.writeUInt32LE(signatures.end, 0);
  end.writeUInt16LE(shortCount, 8);
  end.writeUInt16LE(shortCount, 10);
  end.writeUInt32LE(Math.min(directoryBytes, elsewhere32), 12);
  end.writeUInt32LE(Math.min(directoryAt, elsewhere32), 16);
  if (!needs64) return end;
  const end64 = Buffer.alloc(end64Bytes);
  end64.writeUInt32LE(signatures.end64, 0);
  end64.writeBigUInt64LE(BigInt(end64Bytes - 12), 4);
  end64.writeUInt16LE((3 << 8) | 45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end64.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(locator64Bytes);
  locator.writeUInt32LE(signatures.locator64, 0);
  locator.writeBigUInt64LE(BigInt(directoryAt + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
