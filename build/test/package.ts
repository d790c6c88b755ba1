// Packs the app as a test build: its fuses, its self-test and its refusals are read from the packed program itself.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/paths.js';
import type { TestOutcome } from './outcome.ts';

/** One outcome for the whole; what went wrong is printed. */
export function runPackage(): TestOutcome[] {
  const started = Date.now();
  const args = [join(root, 'build', 'package.ts'), '--test-build'];
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) console.log(stdout);
  const title = 'a packed program has the stated fuses, passes its self-test and refuses dangerous switches';
  return [{ title, state: status === 0 ? 'passed' : 'failed', ms: Date.now() - started }];
}
