// What leaves the computer in a day of two people: nothing but the service's own traffic, here on loopback.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../build/setup/paths.js';
import { expect, test } from './fixtures.ts';

const support = join(root, 'tests', 'support');
const unshare = ['--user', '--net', '--mount', '--map-current-user', '--keep-caps'];

/** A clone that only root may enter cannot be read in a namespace of our own. */
const canEnterClone =
  spawnSync('unshare', [...unshare, 'test', '-r', join(root, 'package.json')]).status === 0;

test('S8, S17: in a day of two people no app sends a packet, asks a name server or connects beyond the service', () => {
  // biome-ignore lint/suspicious/noSkippedTests: only Linux has network namespaces
  test.skip(!canEnterClone, 'needs Linux, and a clone that an ordinary user may read');
  test.slow();
  const folder = mkdtempSync(join(tmpdir(), 'o7n-'));
  const capture = join(folder, 'capture');
  const program = [process.execPath, join(support, 'egress-child.ts')];
  const run = spawnSync('unshare', [...unshare, join(support, 'sealed-network.sh'), capture, ...program], {
    encoding: 'utf8',
    timeout: 150_000,
  });
  const packets = readFileSync(capture, 'utf8').trim().split('\n');
  rmSync(folder, { recursive: true, force: true });
  expect(run.stderr.split('\n').filter((line) => /Error|error:/.test(line))).toEqual([]);
  expect(run.status).toBe(0);
  expect(packets).toEqual([expect.stringContaining('192.0.2.1.4417')]);
});
