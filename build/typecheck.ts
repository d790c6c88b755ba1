// Type-checks every layer under its own settings, as many at a time as there are cores.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { root } from './setup/paths.js';

/** One tsconfig per layer: each sees only the globals that its process has. The longest first, so that none is left over. */
const layers = ['tests', 'build', 'renderer', 'main', 'main/engine', 'service', 'contract', 'preload', '.'];
const compiler = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js');

async function check(layer: string): Promise<boolean> {
  // What did not change since the last run is not checked again.
  const memory = join(root, 'out', '.cache', 'types', `${layer.replaceAll('/', '-')}.tsbuildinfo`);
  const args = [
    compiler,
    '-p',
    join(root, layer),
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    memory,
  ];
  const child = spawn(process.execPath, args, { cwd: root });
  const { promise, resolve } = Promise.withResolvers<number | null>();
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.pipe(process.stderr);
  child.on('close', resolve);
  const code = await promise;
  if (code !== 0) console.error(`types of ${layer}:\n${output.trim()}`);
  return code === 0;
}

const waiting = [...layers];
const results: boolean[] = [];
async function worker(): Promise<void> {
  for (let layer = waiting.shift(); layer !== undefined; layer = waiting.shift())
    results.push(await check(layer));
}
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
process.exitCode = results.every(Boolean) ? 0 : 1;
