/** Brings an export along into a profile in which nothing was written yet: all of it is checked first, and then all of it is here, or nothing. */
import type { PortableTaken } from '../../../contract/bridge/portable-view.ts';
import type { PortableFile, PortableLine, PortableSettings } from '../../../contract/domain/portable.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { vaultOf } from '../files/vault-of.ts';
import type { Desk } from '../messaging/desk.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { viewReceipt } from '../privacy/receipts/view.ts';
import { release, sealContent, sweepAttachments } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import type { Attachment } from '../store/repositories/attachments.ts';
import { addBroughtAlong, eraseImportSlice, hasContent } from '../store/repositories/brought-along.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { importSetting, isImportUnderWay } from '../store/repositories/import-mark.ts';
import { addPortableLine, isLineTaken } from '../store/repositories/portable-lines.ts';
import { putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import {
  type ArchiveData,
  type ArchivedConversation,
  findData,
  readDescription,
  readLines,
  readSettings,
} from './archive-data.ts';
import type { PortabilityRun } from './exporting.ts';
import { type OpenArchive, openArchive, readChecked } from './opening.ts';
import { takePortableSettings } from './settings.ts';

/** Lines of one transaction: what else the engine is asked waits no longer than for these. */
const sliceLines = 500;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Steps {
  /** Bytes that were read: all once to check it, the data and files once more. Throws `import.cancelled`. */
  bytes(count: number): Promise<void>;
}

function createSteps(store: Store, { manifest }: OpenArchive, run: PortabilityRun): Steps {
  const taken = manifest.files.filter(({ path }) => /^(data|files)\//.test(path));
  const total = [...manifest.files, ...taken].reduce((sum, { bytes }) => sum + bytes, 1);
  let done = 0;
  return {
    async bytes(count) {
      done += count;
      run.progress(Math.min(done, total), total);
      await turn();
      if (run.signal.aborted || !store.open) throw new AppError('import.cancelled');
    },
  };
}

const invalid = () => new AppError('import.invalidData');

/** A file that a line names lies in the archive, is as long as it says, and belongs to no other line. */
function checkFiles(line: PortableLine, data: ArchiveData, named: Set<string>): void {
  for (const { path, bytes } of line.files) {
    if (path === null) continue;
    const file = data.files.get(path);
    if (file === undefined) throw new AppError('import.missingFile');
    if (file.bytes !== bytes || named.has(path)) throw invalid();
    named.add(path);
  }
}

/** Reads everything once, with nothing written: every hash, every line against its schema, every id new here. */
async function checkAll(desk: Desk, archive: OpenArchive, data: ArchiveData, steps: Steps): Promise<void> {
  let lines = 0;
  const files = new Set<string>();
  const read = new Set<string>();
  for (const { description, parts } of data.conversations) {
    const described = await readDescription(archive, description);
    if (findConversation(desk.store, described.id) !== undefined) throw new AppError('import.notEmpty');
    if (described.kind === 'pair' && described.people.length > 1) throw invalid();
    read.add(description.path);
    await steps.bytes(description.bytes);
    for (const part of parts) {
      for await (const line of readLines(archive, part)) {
        if (isLineTaken(desk.store, line.id)) throw new AppError('import.notEmpty');
        checkFiles(line, data, files);
        lines += 1;
        if (lines % 1_000 === 0) await steps.bytes(0);
      }
      read.add(part.path);
      await steps.bytes(part.bytes);
    }
  }
  // The rest is not taken over, and still has to be what the table of contents says.
  for (const named of archive.manifest.files) {
    if (read.has(named.path)) continue;
    for await (const part of readChecked(archive, named)) await steps.bytes(part.length);
  }
}

async function* following(
  archive: OpenArchive,
  named: OpenArchive['manifest']['files'][number],
  steps: Steps,
): AsyncGenerator<Uint8Array> {
  for await (const part of readChecked(archive, named)) {
    yield part;
    await steps.bytes(part.length);
  }
}

type Held = Omit<Attachment, 'message'> | null;

/** Seals a line's files into the vault; no row names them yet. */
async function takeFiles(
  desk: Desk,
  archive: OpenArchive,
  data: ArchiveData,
  files: readonly PortableFile[],
  steps: Steps,
): Promise<readonly Held[]> {
  const held: Held[] = [];
  for (const { name, type, path } of files) {
    const named = path === null ? undefined : data.files.get(path);
    if (named === undefined) held.push(null);
    else {
      const sealed = await sealContent(vaultOf(desk), following(archive, named, steps));
      held.push({ ...sealed, name, type, createdAt: desk.clock.now() });
    }
  }
  return held;
}

interface Ready {
  readonly line: PortableLine;
  readonly files: readonly Held[];
}

async function takeConversation(
  desk: Desk,
  archive: OpenArchive,
  data: ArchiveData,
  { description, parts }: ArchivedConversation,
  steps: Steps,
): Promise<{ readonly lines: number; readonly files: number }> {
  const { store, clock } = desk;
  const described = await readDescription(archive, description);
  inTransaction(store, () => addBroughtAlong(store, { at: clock.now(), conversation: described }));
  await steps.bytes(description.bytes);
  let [lines, files] = [0, 0];
  let ready: Ready[] = [];
  const put = (): void => {
    const slice = ready;
    ready = [];
    inTransaction(store, () => {
      for (const one of slice) {
        lines += 1;
        addPortableLine(store, described.id, lines, one.line, one.files);
      }
    });
    for (const file of slice.flatMap((one) => one.files)) {
      if (file === null) continue;
      files += 1;
      release(file.file);
    }
    reach('import.slice');
  };
  for (const part of parts) {
    for await (const line of readLines(archive, part)) {
      ready.push({ line, files: await takeFiles(desk, archive, data, line.files, steps) });
      if (ready.length < sliceLines) continue;
      put();
      await steps.bytes(0);
    }
    put();
    await steps.bytes(part.bytes);
  }
  return { lines, files };
}

/** Takes away what an import left that did not come to its end, a slice at a time. */
export async function takeBackImport({ store }: Pick<Desk, 'store'>, vault: string | null): Promise<void> {
  if (!isImportUnderWay(store)) return;
  while (store.open && inTransaction(store, () => eraseImportSlice(store))) await turn();
  if (!store.open) return;
  inTransaction(store, () => removeSetting(store, importSetting));
  if (vault !== null) sweepAttachments(store, vault);
}

/** An id that stands in the archive twice: found by the store, which remembers them all. */
const isRepeated = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && /^SQLITE_CONSTRAINT/.test(String(thrown.code));

async function takeAll(
  desk: Desk,
  archive: OpenArchive,
  data: ArchiveData,
  settings: PortableSettings | null,
  steps: Steps,
): Promise<PortableTaken> {
  const { store, clock } = desk;
  inTransaction(store, () => putSetting(store, importSetting, String(clock.now())));
  reach('import.begun');
  try {
    let [lines, files] = [0, 0];
    for (const conversation of data.conversations) {
      const taken = await takeConversation(desk, archive, data, conversation, steps);
      lines += taken.lines;
      files += taken.files;
    }
    reach('import.filled');
    const taken = inTransaction(store, () => {
      if (settings !== null) takePortableSettings(desk, settings);
      removeSetting(store, importSetting);
      recordEvent(store, clock.now(), { code: 'data.imported', count: lines });
      const counts = { conversations: data.conversations.length, lines, files };
      const receipt = issueReceipt(desk, { act: 'imported', details: counts });
      return { ...counts, receipt: viewReceipt(desk, receipt) };
    });
    reach('import.done');
    return taken;
  } catch (thrown) {
    await takeBackImport(desk, vaultOf(desk));
    throw isRepeated(thrown) ? invalid() : thrown;
  }
}

/**
 * Throws `import.notEmpty` where somebody wrote already, what `openArchive` throws, `import.cancelled`, `store.diskFull`; then
 * nothing of it is here.
 */
export async function takeImport(
  desk: Desk,
  file: string,
  passphrase: string | null,
  run: PortabilityRun,
): Promise<PortableTaken> {
  if (isImportUnderWay(desk.store)) throw new AppError('import.running');
  if (hasContent(desk.store)) throw new AppError('import.notEmpty');
  const archive = await openArchive(file, passphrase);
  try {
    const data = findData(archive);
    const steps = createSteps(desk.store, archive, run);
    await checkAll(desk, archive, data, steps);
    const settings = data.settings === null ? null : await readSettings(archive, data.settings);
    if (hasContent(desk.store)) throw new AppError('import.notEmpty');
    return await takeAll(desk, archive, data, settings, steps);
  } finally {
    await archive.close();
  }
}
