/** The outside of a backup file: magic, header, checksum before the stream; signature behind it (docs/protocol.md, "Backups"). */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteReader, ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { concat, equalConstantTime, sha256 } from '../crypto/primitives.ts';
import { streamChunkOverhead, streamHeaderBytes } from '../crypto/secret-stream.ts';

export const backupVersion = 1;
const magic = new TextEncoder().encode('O7BACKUP');
/** Magic, version, length of the header. */
export const fixedBytes = magic.length + 8;
const checksumBytes = 32;
const mostHeaderBytes = 4_096;
/** Signature, and the first 16 bytes of its SHA-256: a flipped bit is damage, not forgery. */
export const trailerBytes = 64 + 16;
export const chunkBytes = 64 * 1024;
export const sealedChunkBytes = chunkBytes + streamChunkOverhead;

export interface BackupHeader {
  readonly createdAt: number;
  readonly appVersion: string;
  /** Version of the database that the rows come from. */
  readonly schema: number;
  readonly account: string;
  readonly accountKey: Uint8Array;
  readonly kit: string;
  readonly recoveryKey: Uint8Array;
  readonly vouch: Uint8Array;
}

/** What stands before the chunks. */
export interface BackupOutside {
  readonly header: BackupHeader;
  /** Associated data of the sealed file key. */
  readonly headerBytes: Uint8Array;
  readonly sealedKey: Uint8Array;
  readonly streamHeader: Uint8Array;
  /** All of it, for the signature. */
  readonly bytes: Uint8Array;
}

export function encodeHeader(header: BackupHeader): Uint8Array {
  return new ByteWriter()
    .text('o7-backup-header-v1')
    .u64(header.createdAt)
    .text(header.appVersion)
    .u32(header.schema)
    .raw(fromBase64Url(header.account))
    .raw(header.accountKey)
    .raw(fromBase64Url(header.kit))
    .raw(header.recoveryKey)
    .raw(header.vouch)
    .done();
}

function decodeHeader(bytes: Uint8Array): BackupHeader {
  const reader = new ByteReader(bytes);
  if (reader.text() !== 'o7-backup-header-v1') throw new RangeError('backup: wrong context');
  const header = {
    createdAt: reader.u64(),
    appVersion: reader.text(),
    schema: reader.u32(),
    account: toBase64Url(reader.raw(16)),
    accountKey: reader.raw(32),
    kit: toBase64Url(reader.raw(16)),
    recoveryKey: reader.raw(32),
    vouch: reader.raw(32),
  };
  reader.end();
  return header;
}

/** Everything before the chunks. */
export function encodeOutside(
  header: Uint8Array,
  sealedKey: Uint8Array,
  streamHeader: Uint8Array,
): Uint8Array {
  const inner = new ByteWriter().bytes(header).bytes(sealedKey).done();
  const before = new ByteWriter().raw(magic).u32(backupVersion).bytes(inner).done();
  return concat(before, sha256(before), streamHeader);
}

export function damagedAt(offset: number, size: number): AppError {
  return new AppError('backup.damaged', { fields: { offset, size } });
}

/** From the first bytes of a file: how many belong to the outside. Throws `backup.notABackup`, `backup.damaged`. */
export function outsideBytes(start: Uint8Array, size: number): number {
  const alike = magic.filter((byte, at) => start[at] === byte).length;
  // Most of the mark still stands: one of ours, with a scratch.
  if (alike < magic.length - 2 || start.length < fixedBytes) throw new AppError('backup.notABackup');
  if (alike < magic.length) throw damagedAt(0, size);
  const length = new DataView(start.buffer, start.byteOffset).getUint32(magic.length + 4);
  const outside = fixedBytes + length + checksumBytes + streamHeaderBytes;
  if (length > mostHeaderBytes || outside + streamChunkOverhead + trailerBytes > size) {
    throw damagedAt(magic.length + 4, size);
  }
  return outside;
}

/** Reads the outside. Throws `backup.newer`, `backup.damaged`. */
export function decodeOutside(bytes: Uint8Array, size: number): BackupOutside {
  const end = bytes.length - streamHeaderBytes;
  const before = bytes.slice(0, end - checksumBytes);
  if (!equalConstantTime(sha256(before), bytes.slice(end - checksumBytes, end))) throw damagedAt(0, size);
  const version = new DataView(before.buffer).getUint32(magic.length);
  if (version > backupVersion) throw new AppError('backup.newer', { fields: { version } });
  try {
    const inner = new ByteReader(before.slice(fixedBytes));
    const headerBytes = inner.bytes();
    const sealedKey = inner.bytes();
    inner.end();
    return {
      header: decodeHeader(headerBytes),
      headerBytes,
      sealedKey,
      streamHeader: bytes.slice(end),
      bytes,
    };
  } catch {
    throw damagedAt(0, size);
  }
}

/** What the account key signs. */
export function signedBytes(outside: Uint8Array, chunksHash: Uint8Array): Uint8Array {
  return new ByteWriter().text('o7-backup-v1').raw(sha256(outside)).raw(chunksHash).done();
}

export function encodeTrailer(signature: Uint8Array): Uint8Array {
  return concat(signature, sha256(signature).slice(0, 16));
}

/** The signature, or null where its own check does not fit. */
export function decodeTrailer(trailer: Uint8Array): Uint8Array | null {
  const signature = trailer.slice(0, 64);
  return equalConstantTime(sha256(signature).slice(0, 16), trailer.slice(64)) ? signature : null;
}
