/** Reads a backup file: the outside without any words, the stream with its key, and where it is damaged. */
import type { FileHandle } from 'node:fs/promises';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { open } from '../../writing/files.ts';
import { equalConstantTime, verifySignature } from '../crypto/primitives.ts';
import { createRunningHash } from '../crypto/running-hash.ts';
import { openSealed } from '../crypto/sealed-to-key.ts';
import { createStreamOpener, streamChunkOverhead } from '../crypto/secret-stream.ts';
import { type RecoveryKeys, vouchFor } from '../recovery/recovery-keys.ts';
import { newestVersion } from '../store/migrations/index.ts';
import {
  type BackupOutside,
  damagedAt,
  decodeOutside,
  decodeTrailer,
  fixedBytes,
  outsideBytes,
  sealedChunkBytes,
  signedBytes,
  trailerBytes,
} from './format.ts';
import {
  type BackupCounts,
  type BackupRecord,
  createRecordCutter,
  endSchema,
  fileSchema,
  sliceFrame,
} from './records.ts';

/** Chunks that are read in one call. */
const chunksAtOnce = 16;

/** A backup file that is open for reading; close it. */
export interface OpenBackup {
  readonly handle: FileHandle;
  readonly size: number;
  readonly outside: BackupOutside;
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Why a file that was chosen cannot be read. */
function readingError(thrown: unknown): AppError {
  return thrown instanceof AppError ? thrown : new AppError('backup.notABackup', { cause: thrown });
}

/** Throws `backup.notABackup`, `backup.newer`, `backup.damaged`. */
export async function openBackup(path: string): Promise<OpenBackup> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    const length = outsideBytes(await readAt(handle, 0, fixedBytes), size);
    const outside = decodeOutside(new Uint8Array(await readAt(handle, 0, length)), size);
    if (outside.header.schema > newestVersion) {
      throw new AppError('backup.newer', { fields: { version: outside.header.schema } });
    }
    return { handle, size, outside };
  } catch (thrown) {
    await handle?.close();
    throw readingError(thrown);
  }
}

/** The file's key. Throws `recovery.wrongWords`; `backup.forged` where these words never vouched for its account. */
export function unsealFileKey({ outside }: OpenBackup, keys: RecoveryKeys): Uint8Array {
  const { header, headerBytes, sealedKey } = outside;
  if (!equalConstantTime(header.recoveryKey, keys.publicKey)) throw new AppError('recovery.wrongWords');
  const expected = vouchFor(keys, { id: header.account, publicKey: header.accountKey });
  const fileKey = openSealed(keys.privateKey, sealedKey, headerBytes);
  if (fileKey === null || !equalConstantTime(header.vouch, expected)) throw new AppError('backup.forged');
  return fileKey;
}

export interface ReadingRun {
  readonly signal: AbortSignal;
  /** Bytes of the file that were read so far. */
  readonly progress: (done: number) => void;
}

/**
 * Every record in order, then the signature; what was taken from it counts only if this ends without a throw. Throws
 * `backup.damaged` with the place, `backup.forged`, `backup.cancelled`.
 */
export async function readRecords(
  { handle, size, outside }: OpenBackup,
  fileKey: Uint8Array,
  run: ReadingRun,
  take: (record: BackupRecord) => void | Promise<void>,
): Promise<void> {
  const opener = createStreamOpener(fileKey, outside.streamHeader);
  const hash = createRunningHash();
  const cutter = createRecordCutter();
  const end = size - trailerBytes;
  let hasEnded = false;
  for (let at = outside.bytes.length; at < end; ) {
    if (run.signal.aborted) throw new AppError('backup.cancelled');
    const block = await readAt(handle, at, Math.min(chunksAtOnce * sealedChunkBytes, end - at));
    if (block.length === 0) throw damagedAt(at, size);
    for (let inner = 0; inner < block.length; inner += sealedChunkBytes) {
      const sealed = block.subarray(inner, inner + sealedChunkBytes);
      const opened = sealed.length < streamChunkOverhead ? null : opener.pull(sealed);
      if (opened === null) throw damagedAt(at + inner, size);
      hash.add(sealed);
      hasEnded = opened.isLast;
      for (const record of cutRecords(cutter, opened.chunk)) await take(record);
    }
    at += block.length;
    run.progress(at);
  }
  if (!hasEnded) throw damagedAt(end, size);
  const signature = decodeTrailer(new Uint8Array(await readAt(handle, end, trailerBytes)));
  if (signature === null) throw damagedAt(end, size);
  const signed = signedBytes(outside.bytes, hash.digest());
  const isSigned = verifySignature(outside.header.accountKey, signed, signature);
  if (!isSigned || !cutter.isAtEnd()) throw new AppError('backup.forged');
}

/** What was sealed whole and is no record was not written by us. */
function cutRecords(
  cutter: ReturnType<typeof createRecordCutter>,
  chunk: Uint8Array,
): readonly BackupRecord[] {
  try {
    return cutter.add(chunk);
  } catch (cause) {
    throw new AppError('backup.forged', { cause });
  }
}

/** The JSON of a record. Throws `backup.forged`. */
export function parseRecord<Value>(record: BackupRecord, schema: { parse(value: unknown): Value }): Value {
  try {
    return schema.parse(JSON.parse(record.body.toString('utf8')));
  } catch (cause) {
    throw new AppError('backup.forged', { cause });
  }
}

/** Reads all of it and counts. Throws as `readRecords`; `backup.forged` where its own counts do not fit. */
export async function verifyBackup(
  backup: OpenBackup,
  fileKey: Uint8Array,
  run: ReadingRun,
): Promise<BackupCounts> {
  const rows: Record<string, number> = {};
  let files = 0;
  let fileLeft = 0;
  let stated: BackupCounts | null = null;
  await readRecords(backup, fileKey, run, (record) => {
    if (stated !== null) throw new AppError('backup.forged');
    if (record.kind === 'end') stated = parseRecord(record, endSchema);
    else if (record.kind === 'bytes') fileLeft -= record.body.length;
    else if (record.kind === 'file') {
      files += 1;
      fileLeft += parseRecord(record, fileSchema).bytes;
    } else {
      const slice = parseRecord(record, sliceFrame);
      rows[slice.table] = (rows[slice.table] ?? 0) + slice.rows.length;
    }
  });
  const isSame =
    stated !== null &&
    fileLeft === 0 &&
    files === (stated as BackupCounts).files &&
    JSON.stringify(Object.entries(rows).toSorted()) ===
      JSON.stringify(Object.entries((stated as BackupCounts).rows).toSorted());
  if (!isSame) throw new AppError('backup.forged');
  return { rows, files };
}

/** Whether a file is a backup of this account, judged by its outside alone. */
export async function isBackupOf(path: string, account: string): Promise<boolean> {
  try {
    const { handle, outside } = await openBackup(path);
    await handle.close();
    return equalConstantTime(fromBase64Url(outside.header.account), fromBase64Url(account));
  } catch {
    return false;
  }
}
