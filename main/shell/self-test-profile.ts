// Whether this start is a self-test, and the temporary profile that it uses.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mkdtempSync } from '../writing/files.ts';

/** True when this start was asked to test itself. */
export function wantsSelfTest(): boolean {
  return process.argv.includes('--self-test');
}

/** A profile for this run only: a self-test never touches a person's own. */
export function selfTestProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'o7-self-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
