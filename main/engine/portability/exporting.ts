/** Writes an export: beside its place under another name, synced, and only then given its name; what fails leaves nothing. */
import { rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PortableMade } from '../../../contract/bridge/portable-view.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import { open, rename } from '../../writing/files.ts';
import { chosenPlace } from '../../writing/gate.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { wipe } from '../crypto/primitives.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { encodePasscode, newPasscodeKey } from '../keys/passcode.ts';
import type { Desk } from '../messaging/desk.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { viewReceipt } from '../privacy/receipts/view.ts';
import type { Store } from '../store/database.ts';
import { countLines } from '../store/repositories/portable-lines.ts';
import { readAttachmentBytes, readStoreBytes } from '../store/repositories/portable-rows.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { writeContent } from './content.ts';
import { fileSink } from './disk.ts';
import { createSealing } from './sealed-file.ts';
import { createZipWriter } from './zip/writing.ts';

/** A path while an export is being written there; what a crash leaves is taken away at the next start. */
const unfinishedSetting = 'export-unfinished';
const partOf = (path: string) => `${path}.part`;

/** What a person asked for. */
export interface Wanted {
  readonly file: string;
  /** Null: readable by anybody. */
  readonly passphrase: string | null;
  readonly language: 'en' | 'ar';
  readonly appVersion: string;
}

export interface PortabilityRun {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

const causes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(ENOSPC|EDQUOT|EFBIG)$/, 'export.diskFull'],
  [
    /^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|EIO|ENXIO|ENODEV|EBUSY|ENAMETOOLONG|EINVAL)$/,
    'export.notWritable',
  ],
];

function exportError(thrown: unknown): unknown {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = causes.find(([pattern]) => pattern.test(code));
  return known === undefined ? thrown : new AppError(known[1], { cause: thrown });
}

/** Text shrinks in the archive to less than what it takes in the store: as much is never needed. */
async function requireRoom(store: Store, file: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file));
  const needed = readStoreBytes(store) + readAttachmentBytes(store);
  if (bavail * bsize < needed) throw new AppError('export.diskFull');
}

/** What one line counts in progress, beside the bytes of files. */
const lineUnits = 400;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function createSteps(store: Store, run: PortabilityRun) {
  const total = 2 * countLines(store) * lineUnits + readAttachmentBytes(store) + 1;
  let done = 0;
  return async (lines: number, bytes: number): Promise<void> => {
    done += lines * lineUnits + bytes;
    run.progress(Math.min(done, total), total);
    reach('export.slice');
    await turn();
    if (run.signal.aborted || !store.open) throw new AppError('export.cancelled');
  };
}

async function writePart(desk: Desk, wanted: Wanted, part: string, run: PortabilityRun): Promise<number> {
  const { passphrase, language, appVersion } = wanted;
  const madeAt = desk.clock.now();
  const handle = await open(part, 'w', 0o600);
  try {
    const disk = fileSink(handle);
    const derived = passphrase === null ? null : await newPasscodeKey(encodePasscode(passphrase));
    const sealing =
      derived === null
        ? null
        : await createSealing(disk, fromBase64Url(derived.cost.salt), derived.cost, derived.key);
    try {
      const zip = createZipWriter(sealing ?? disk, madeAt);
      reach('export.begun');
      await writeContent(desk, zip, { language, appVersion, madeAt, step: createSteps(desk.store, run) });
      await zip.finish();
      await sealing?.end();
    } finally {
      sealing?.forget();
      if (derived !== null) wipe(derived.key);
    }
    await disk.flush();
    await handle.sync();
    return disk.written();
  } finally {
    await handle.close();
  }
}

/** Takes away what a crash left of an export that was being written. */
export function removeUnfinishedExport(store: Store): void {
  const part = findSetting(store, unfinishedSetting);
  if (part === undefined) return;
  rmSync(part, { force: true });
  inTransaction(store, () => removeSetting(store, unfinishedSetting));
}

/**
 * Asks the service nothing. Throws `export.cancelled`, `export.diskFull`, `export.notWritable`, `passcode.tooShort`,
 * `passcode.tooLong`; then no file is left, and one that had the name stays.
 */
export async function makeExport(desk: Desk, wanted: Wanted, run: PortabilityRun): Promise<PortableMade> {
  const { store, clock } = desk;
  const part = partOf(chosenPlace('exports', wanted.file));
  const lines = countLines(store);
  inTransaction(store, () => putSetting(store, unfinishedSetting, part));
  try {
    await requireRoom(store, wanted.file);
    const bytes = await writePart(desk, wanted, part, run);
    if (run.signal.aborted || !store.open) throw new AppError('export.cancelled');
    reach('export.beforeRename');
    await rename(part, wanted.file);
    syncFolder(dirname(wanted.file));
    reach('export.afterRename');
    return inTransaction(store, () => {
      removeSetting(store, unfinishedSetting);
      recordEvent(store, clock.now(), { code: 'data.exported', count: lines });
      const sealed = wanted.passphrase === null ? 'open' : 'sealed';
      const receipt = issueReceipt(desk, { act: 'exported', details: { lines, bytes, sealed } });
      return { bytes, lines, receipt: viewReceipt(desk, receipt) };
    });
  } catch (thrown) {
    rmSync(part, { force: true });
    if (store.open) inTransaction(store, () => removeSetting(store, unfinishedSetting));
    throw exportError(thrown);
  }
}
