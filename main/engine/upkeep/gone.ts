/** "Check it is gone": looks for erased messages in every page, the log and every file of the profile. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { GoneReport } from '../../../contract/bridge/views.ts';
import { listWords } from '../../../contract/domain/search-words.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Emit } from '../emit.ts';
import { listFiles } from '../profile/files.ts';
import { findAsideFolders } from '../profile/replacing.ts';
import type { Store } from '../store/database.ts';
import { fileOf, sizeOf, visitLog, visitPages, visitSome } from '../store/pages.ts';
import { clearOldPages, whereIs } from '../store/repositories/deletions.ts';
import {
  countElsewhere,
  countEqual,
  countInMessages,
  findNewest,
  isInIndex,
  lastPlace,
} from '../store/repositories/occurrences.ts';
import { findErased, type Remembered } from './erased.ts';
import { countIn, fileNeedlesOf, type Needle, needlesOf, partsEach } from './needles.ts';

/** What is searched: an open store, its key (null in memory, where nothing is encrypted), and the folder of the profile. */
export interface Searched {
  readonly store: Store;
  readonly dataKey: Uint8Array | null;
  readonly profileDir: string;
}

/** Throws `message.notErased`, `message.unknown`. */
function recall(store: Store, ids: readonly string[]): readonly Remembered[] {
  return ids.map((id) => {
    const remembered = findErased(store, id);
    const where = whereIs(store, id);
    if (where === 'unknown' && remembered === undefined) throw new AppError('message.unknown');
    if (where === 'here' || remembered === undefined) throw new AppError('message.notErased');
    return remembered;
  });
}

/** A needle with the pages it was seen on and how often. */
interface Hunt {
  readonly needle: Needle;
  readonly pages: Set<number>;
  raw: number;
}

const toHunt = (needle: Needle): Hunt => ({ needle, pages: new Set(), raw: 0 });

function look(hunts: readonly Hunt[], page: number, content: Buffer): void {
  for (const hunt of hunts) {
    const count = countIn(content, hunt.needle.bytes);
    if (count === 0) continue;
    hunt.raw += count;
    hunt.pages.add(page);
  }
}

interface Live {
  readonly rows: number;
  readonly times: number;
}

async function countLive(store: Store, text: string): Promise<Live> {
  let [rows, times] = [0, 0];
  for (let after = 0, last = lastPlace(store); after < last; ) {
    const found = countInMessages(store, text, after);
    rows += found.rows;
    times += found.times;
    after = found.next;
    await setImmediate();
  }
  return { rows, times: times + countElsewhere(store, text) };
}

/**
 * How many copies a needle found: what no row of today explains. While the pages were read the store went on working, so
 * what is left unexplained is counted again on the pages it was seen on, in one moment and with the log emptied.
 */
async function countCopies(searched: Searched, hunt: Hunt): Promise<{ copies: number; others: number }> {
  const { store, dataKey } = searched;
  const { text, bytes } = hunt.needle;
  // What stands nowhere is in no row of today either.
  if (hunt.raw === 0) return { copies: 0, others: 0 };
  const live = text === null ? { rows: 0, times: 0 } : await countLive(store, text);
  if (hunt.raw <= live.times || dataKey === null) {
    return { copies: Math.max(0, hunt.raw - live.times), others: live.rows };
  }
  clearOldPages(store);
  let raw = 0;
  visitSome(store, dataKey, hunt.pages, (page) => {
    raw += countIn(page.content(), bytes);
  });
  return { copies: Math.max(0, raw - live.times), others: live.rows };
}

/** Rows with the same short text, which is looked for as this one row only. */
async function countSame(store: Store, { text }: Remembered): Promise<number> {
  let rows = 0;
  for (let after = 0, last = lastPlace(store); after < last; ) {
    const found = countEqual(store, text.toString('utf8'), after);
    rows += found.rows;
    after = found.next;
    await setImmediate();
  }
  return rows;
}

async function readDatabase(searched: Searched, hunts: readonly Hunt[], onRead: (bytes: number) => void) {
  const { store, dataKey } = searched;
  if (dataKey === null) {
    const content = store.serialize();
    look(hunts, 0, content);
    onRead(content.length);
    return;
  }
  clearOldPages(store);
  await visitPages(store, dataKey, (page) => look(hunts, page.number, page.content()), onRead);
  visitLog(store, dataKey, (page) => look(hunts, page.number, page.content()));
}

/** Counts needles in a file, whatever the borders of what is read at a time: the most that any of them was found. */
async function readFile(
  file: string,
  needles: readonly Buffer[],
  onRead: (bytes: number) => void,
): Promise<number> {
  const overlap = Math.max(...needles.map((needle) => needle.length)) - 1;
  let tail = Buffer.alloc(0);
  let most = 0;
  const counts = needles.map(() => 0);
  for await (const part of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    const joined = Buffer.concat([tail, part]);
    for (const [at, needle] of needles.entries()) {
      const seenBefore = countIn(tail, needle);
      counts[at] = (counts[at] ?? 0) + countIn(joined, needle) - seenBefore;
      most = Math.max(most, counts[at] ?? 0);
    }
    tail = joined.subarray(Math.max(0, joined.length - overlap));
    onRead(part.length);
  }
  return most;
}

/** The same; null for a file that vanished meanwhile or is held by another program: it was not read. */
export async function countInFile(
  file: string,
  needles: readonly Buffer[],
  onRead: (bytes: number) => void,
): Promise<number | null> {
  try {
    return await readFile(file, needles, onRead);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (!/^(ENOENT|EBUSY|EACCES|EPERM)$/.test(code)) throw thrown;
    return null;
  }
}

/** Files of the profile but the database, which is read page by page: to close it here would give up the store's lock. */
export function listOtherFiles({
  store,
  profileDir,
}: Pick<Searched, 'store' | 'profileDir'>): readonly string[] {
  const database = fileOf(store);
  return listFiles(profileDir)
    .map(({ path }) => join(profileDir, path))
    .filter((file) => file !== database);
}

/** Something that is in the file for certain: its newest message; where there is none, the id that outlives an erased one. */
function controlOf(store: Store, erased: string): Hunt {
  const newest = findNewest(store);
  const row = newest && needlesOf({ ...newest, text: Buffer.from(newest.text, 'utf8') }, 1)[0];
  return toHunt(row ?? { bytes: Buffer.from(erased, 'utf8'), text: null });
}

/** Throws `message.notErased`, `message.unknown`. */
export async function checkGone(searched: Searched, ids: readonly string[], emit: Emit): Promise<GoneReport> {
  const { store } = searched;
  const gone = recall(store, ids);
  const control = controlOf(store, gone[0]?.id ?? '');
  const parts = partsEach(gone.length);
  const hunts = gone.map((message) => needlesOf(message, parts).map(toHunt));

  const paths = listOtherFiles(searched);
  const total = sizeOf(store);
  let bytesRead = 0;
  const onRead = (bytes: number) => {
    bytesRead += bytes;
    emit('device.progress', { done: Math.min(bytesRead, total), total });
  };
  await readDatabase(searched, [control, ...hunts.flat()], onRead);

  const fileNeedles = gone.flatMap((message) => fileNeedlesOf(message, parts));
  let files = searched.dataKey === null ? 0 : 1;
  let copies = 0;
  let others = 0;
  for (const path of paths) {
    const found = await countInFile(path, fileNeedles, onRead);
    if (found === null) continue;
    copies += found;
    files += 1;
  }
  for (const [at, message] of gone.entries()) {
    const found = [];
    for (const hunt of hunts[at] ?? []) found.push(await countCopies(searched, hunt));
    const inIndex = isInIndex(store, message.place, listWords(message.text.toString('utf8'))) ? 1 : 0;
    copies += Math.max(inIndex, ...found.map((one) => one.copies));
    const same = (hunts[at] ?? []).some((hunt) => hunt.needle.text !== null)
      ? 0
      : await countSame(store, message);
    others += Math.max(same, ...found.map((one) => one.others));
  }
  const aside = findAsideFolders(searched).length > 0;
  return { copies, others, files, bytesRead, aside, control: control.raw > 0 };
}
