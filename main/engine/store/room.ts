/** Whether the disk has room for what opening a database writes, found out before SQLite changes a byte of it. */
import { closeSync, fsyncSync, rmSync } from 'node:fs';
import { openSync, writeFileSync } from '../../writing/files.ts';
import { randomBytes } from '../crypto/primitives.ts';

/** The start's own pages, the head of the log, and some lines more. */
const roomBytes = 256 * 1024;

/**
 * Writes a file of that size beside `file` and takes it away again: a full quota is told by nothing else. Throws what the
 * system throws (`ENOSPC`, `EDQUOT`); SQLite would by then have moved its log into the database.
 */
export function needRoom(file: string): void {
  const probe = `${file}-room`;
  // Random, so that no file system stores it smaller than it is.
  const filling = randomBytes(roomBytes);
  try {
    const handle = openSync(probe, 'w', 0o600);
    try {
      writeFileSync(handle, filling);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } finally {
    rmSync(probe, { force: true });
  }
}
