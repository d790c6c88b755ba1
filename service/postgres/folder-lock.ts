/** One service per data folder: a file naming the process that holds it; a dead holder's file is taken over. */
import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import { isAlive, startMark } from './process-info.ts';

export interface FolderLock {
  /** Notes a temporary folder, so that whoever takes over after a kill can remove it. */
  noteSocketFolder(folder: string): void;
  release(): void;
}

interface Holder {
  readonly pid: number;
  /** Tells a living holder from another process that got its number later. */
  readonly mark: string;
  readonly socketFolder?: string;
}

/** Takes the lock or throws `start.dataFolderInUse`; cleans up after a holder that was killed. */
export function lockFolder(dataFolder: string): FolderLock {
  const file = join(dataFolder, 'service.lock');
  const mine: Holder = { pid: process.pid, mark: startMark(process.pid) };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (writeNew(file, mine)) return lockOf(file, mine);
    const holder = readHolder(file);
    if (holder !== null && isAlive(holder.pid) && startMark(holder.pid) === holder.mark) break;
    if (!moveAside(file, holder)) break;
    if (holder?.socketFolder !== undefined) rmSync(holder.socketFolder, { recursive: true, force: true });
  }
  throw new StartError('start.dataFolderInUse', 'another service runs on this O7_DATA_DIR');
}

function lockOf(file: string, mine: Holder): FolderLock {
  return {
    noteSocketFolder(folder) {
      const next = `${file}.new`;
      rmSync(next, { force: true });
      writeNew(next, { ...mine, socketFolder: folder });
      renameSync(next, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** Removes a dead holder's file; false when another starter put its own there in the meantime. */
function moveAside(file: string, dead: Holder | null): boolean {
  const aside = `${file}.dead-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    // Somebody else removed it: the next attempt shows who holds it now.
    return true;
  }
  const moved = readHolder(aside);
  const isTheDeadOne = moved?.pid === dead?.pid && moved?.mark === dead?.mark;
  if (!isTheDeadOne) linkSync(aside, file);
  rmSync(aside, { force: true });
  return isTheDeadOne;
}

function writeNew(file: string, holder: Holder): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, JSON.stringify(holder));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new StartError('start.dataFolderUnusable', 'cannot write into O7_DATA_DIR', error);
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, mark, socketFolder } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof mark !== 'string') return null;
    // Only ever remove a folder that we named ourselves.
    const ours = typeof socketFolder === 'string' && /[\\/]o7-pg-[A-Za-z0-9]{6}$/.test(socketFolder);
    return ours ? { pid, mark, socketFolder } : { pid, mark };
  } catch {
    return null;
  }
}
