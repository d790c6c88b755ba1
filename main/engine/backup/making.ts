/** Makes a backup: written under a temporary name, synced, read back whole, and only then given its name. */
import { rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import { open, rename } from '../../writing/files.ts';
import { chosenPlace } from '../../writing/gate.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { attachmentPath } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { newestVersion } from '../store/migrations/index.ts';
import { getAccount } from '../store/repositories/account.ts';
import { listAttachments } from '../store/repositories/attachments.ts';
import {
  lastMessagePlace,
  type RowSlice,
  readMessageSlice,
  readShortTables,
} from '../store/repositories/backup-rows.ts';
import { addBackup, type Backup } from '../store/repositories/backups.ts';
import { findKit } from '../store/repositories/recovery.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { openBackup, verifyBackup } from './reading.ts';
import { type BackupCounts, jsonRecord } from './records.ts';
import { type BackupWriter, beginBackup } from './writing.ts';

/** A path while a backup is being written there; what a crash leaves is taken away at the next start. */
const unfinishedSetting = 'backup-unfinished';
const partOf = (path: string) => `${path}.part`;

/** A row is at most a text of 32 KiB, escaped: a slice stays below what a record may be. */
const sliceRows = 64;

export interface BackupSource {
  readonly store: Store;
  /** The vault's folder, for attachments. */
  readonly vault: string;
  readonly appVersion: string;
  readonly now: number;
}

export interface BackupTarget {
  readonly path: string;
  readonly place: Backup['place'];
}

export interface BackupRun {
  readonly signal: AbortSignal;
  /** Done and total, in one unit: half for writing, half for reading back. */
  readonly progress: (done: number, total: number) => void;
}

const causes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG)$/, 'backup.diskFull'],
  [
    /^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EIO|ENXIO|ENODEV|EBUSY|ENAMETOOLONG|EINVAL)$/,
    'backup.notWritable',
  ],
];

function makingError(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = causes.find(([pattern]) => pattern.test(code));
  return known === undefined ? thrown : new AppError(known[1], { cause: thrown });
}

/** Counts what goes in. */
interface Counting {
  readonly rows: Record<string, number>;
  files: number;
}

async function addSlice(writer: BackupWriter, counts: Counting, slice: RowSlice): Promise<void> {
  for (let at = 0; at < slice.rows.length; at += sliceRows) {
    const rows = slice.rows.slice(at, at + sliceRows);
    counts.rows[slice.table] = (counts.rows[slice.table] ?? 0) + rows.length;
    await writer.add(jsonRecord('rows', { ...slice, rows }));
  }
}

async function addFile(writer: BackupWriter, counts: Counting, path: string, file: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch {
    // Erased with its message since; its row goes when the backup is read.
    return;
  }
  try {
    const { size } = await handle.stat();
    await writer.add(jsonRecord('file', { file, bytes: size }));
    counts.files += 1;
    const buffer = Buffer.alloc(256 * 1024);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - at), at);
      if (bytesRead === 0) throw new AppError('store.damaged');
      await writer.add({ kind: 'bytes', body: buffer.subarray(0, bytesRead) });
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** All that is small is read at once; messages in slices, between which the app goes on. */
async function writeContent(
  writer: BackupWriter,
  { store, vault }: BackupSource,
  run: BackupRun,
): Promise<BackupCounts> {
  const counts: Counting = { rows: {}, files: 0 };
  const { last, count } = lastMessagePlace(store);
  const short = readShortTables(store);
  const attachments = listAttachments(store);
  const total = count + attachments.length + 1;
  for (const slice of short) await addSlice(writer, counts, slice);
  let done = 0;
  const step = async (units: number): Promise<void> => {
    done += units;
    run.progress(done, 2 * total);
    reach('backup.slice');
    await turn();
    if (run.signal.aborted || !store.open) throw new AppError('backup.cancelled');
  };
  await step(1);
  for (let after: number | null = 0; after !== null; ) {
    const { slice, next }: ReturnType<typeof readMessageSlice> = readMessageSlice(
      store,
      after,
      last,
      sliceRows,
    );
    await addSlice(writer, counts, slice);
    after = next;
    await step(slice.rows.length);
  }
  for (const { file } of attachments) {
    await addFile(writer, counts, attachmentPath(vault, file), file);
    await step(1);
  }
  await writer.add(jsonRecord('end', counts));
  return counts;
}

const isSameCounts = (one: BackupCounts, other: BackupCounts): boolean =>
  JSON.stringify([Object.entries(one.rows).toSorted(), one.files]) ===
  JSON.stringify([Object.entries(other.rows).toSorted(), other.files]);

async function writePart(
  part: string,
  source: BackupSource,
  kit: NonNullable<ReturnType<typeof findKit>>,
  run: BackupRun,
): Promise<{ readonly bytes: number; readonly counts: BackupCounts }> {
  const account = getAccount(source.store);
  const handle = await open(part, 'w', 0o600);
  let writer: BackupWriter | null = null;
  let counts: BackupCounts;
  let bytes: number;
  try {
    writer = await beginBackup(handle, {
      createdAt: source.now,
      appVersion: source.appVersion,
      schema: newestVersion,
      account: account.id,
      accountKey: account.key.publicKey,
      kit: kit.kit,
      recoveryKey: kit.publicKey,
      vouch: kit.vouch,
    });
    reach('backup.begun');
    counts = await writeContent(writer, source, run);
    bytes = await writer.finish(account.key.privateKey);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await readBack(part, writer.fileKey, counts, run);
  } finally {
    writer.forget();
  }
  return { bytes, counts };
}

/** What cannot be read again is no backup. */
async function readBack(
  part: string,
  fileKey: Uint8Array,
  counts: BackupCounts,
  run: BackupRun,
): Promise<void> {
  const backup = await openBackup(part);
  try {
    const found = await verifyBackup(backup, fileKey, {
      signal: run.signal,
      progress: (done) => run.progress(backup.size + done, 2 * backup.size),
    });
    if (!isSameCounts(found, counts))
      throw new AppError('backup.damaged', { fields: { offset: 0, size: backup.size } });
  } finally {
    await backup.handle.close();
  }
}

/** Takes away what a crash left of a backup that was being written. */
export function removeUnfinished(store: Store): void {
  const part = findSetting(store, unfinishedSetting);
  if (part === undefined) return;
  try {
    if (part.endsWith(partOf('')) && statSync(part).isFile()) rmSync(part);
  } catch {
    // Its folder is gone, or cannot be written just now.
  }
  inTransaction(store, () => removeSetting(store, unfinishedSetting));
}

/**
 * Throws `recovery.noKit`, `backup.cancelled`, `backup.notWritable`, `backup.diskFull`, `backup.damaged` (not what was written
 * comes back); then no file is left, and one that had the name stays.
 */
export async function makeBackup(
  source: BackupSource,
  target: BackupTarget,
  run: BackupRun,
): Promise<Backup> {
  const { store, now } = source;
  const kit = findKit(store);
  if (kit === undefined) throw new AppError('recovery.noKit');
  const part = partOf(chosenPlace('backups', target.path));
  inTransaction(store, () => putSetting(store, unfinishedSetting, part));
  try {
    const { bytes, counts } = await writePart(part, source, kit, run);
    if (run.signal.aborted || !store.open) throw new AppError('backup.cancelled');
    reach('backup.beforeRename');
    await rename(part, target.path);
    syncFolder(dirname(target.path));
    reach('backup.afterRename');
    const backup: Backup = {
      id: newId(),
      at: now,
      bytes,
      messages: counts.rows['message'] ?? 0,
      place: target.place,
      name: basename(target.path),
      kit: kit.kit,
    };
    inTransaction(store, () => {
      addBackup(store, backup);
      removeSetting(store, unfinishedSetting);
      recordEvent(store, now, { code: 'backup.made', count: backup.messages });
    });
    return backup;
  } catch (thrown) {
    rmSync(part, { force: true });
    if (store.open) inTransaction(store, () => removeSetting(store, unfinishedSetting));
    throw makingError(thrown);
  }
}
