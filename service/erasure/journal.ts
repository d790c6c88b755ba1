/** Hashes of erased ids in a file beside the database: an older one that is put back brings no account back, and erases none that was kept. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { erasureReasons } from '../../contract/domain/erasure.ts';
import { key32Schema, timeSchema } from '../../contract/domain/ids.ts';
import type { ServiceConfig } from '../config.ts';

const whose = { v: z.literal(1), salt: z.string().regex(/^[0-9a-f]{64}$/), who: key32Schema };
const lineSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('erased'), ...whose, reason: z.enum(erasureReasons), at: timeSchema }),
  /** A request was taken back; `askedAt` names it. */
  z.strictObject({ act: z.literal('kept'), ...whose, askedAt: timeSchema, at: timeSchema }),
]);
type Line = z.infer<typeof lineSchema>;

/** What became of one account, told by a salted hash of its id. */
export type JournalLine =
  | Omit<Extract<Line, { act: 'erased' }>, 'v'>
  | Omit<Extract<Line, { act: 'kept' }>, 'v'>;

export function journalFile({ dataFolder }: Pick<ServiceConfig, 'dataFolder'>): string {
  return join(dataFolder, 'erasures.jsonl');
}

/** On the disk when it returns; a line that is there already may be there twice. */
export function appendToJournal(file: string, line: JournalLine): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const descriptor = openSync(file, 'a', 0o600);
  try {
    // It begins a line of its own, whatever a power cut left of the one before.
    writeSync(descriptor, `\n${JSON.stringify({ v: 1, ...line })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  syncFolder(dirname(file));
}

/** What stands in a journal, oldest first; `damaged` counts lines that are no journal's. A file that is not there is empty. */
export function readJournal(file: string): {
  readonly lines: readonly JournalLine[];
  readonly damaged: number;
} {
  const texts = readText(file)
    .split('\n')
    .filter((text) => text !== '');
  const parsed = texts.map((text) => lineSchema.safeParse(tryJson(text)));
  const lines = parsed.flatMap(({ data }) => (data === undefined ? [] : [withoutVersion(data)]));
  return { lines, damaged: texts.length - lines.length };
}

/** Drops what is older than `before`, whole or not at all. */
export function shortenJournal(file: string, before: number): void {
  const { lines } = readJournal(file);
  const kept = lines.filter(({ at }) => at > before);
  if (kept.length === lines.length) return;
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    for (const line of kept) writeSync(descriptor, `${JSON.stringify({ v: 1, ...line })}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
  syncFolder(dirname(file));
}

function withoutVersion({ v: _, ...line }: Line): JournalLine {
  return line;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** So that a new name survives a power cut. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
