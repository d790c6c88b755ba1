/** Writes small files so that a crash leaves the old one or the new one, never a part. */
import { closeSync, fsyncSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openSync, renameSync, writeFileSync } from '../../writing/files.ts';

/** Flushes a folder's entries; Windows cannot open folders and needs no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Flushes a file that is complete. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** New file beside, fsync, rename over, fsync of the folder. Mode 0600. What fails leaves no part of it behind. */
export function writeDurably(file: string, text: string): void {
  const temporary = `${file}.new`;
  try {
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
  syncFolder(dirname(file));
}
