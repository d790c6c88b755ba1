/** The files of a profile as they lie on the disk. */
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface FoundFile {
  /** Relative to the folder, `/` between parts. */
  readonly path: string;
  readonly bytes: number;
}

/** Every file below a folder with its size. Links are not followed; a file that goes meanwhile counts as empty. */
export function listFiles(folder: string, prefix = ''): readonly FoundFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return listFiles(join(folder, entry.name), `${path}/`);
    if (!entry.isFile()) return [];
    return [{ path, bytes: lstatSync(join(folder, entry.name), { throwIfNoEntry: false })?.size ?? 0 }];
  });
}

/** Bytes of these files together. */
export function sumBytes(files: readonly FoundFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
