// The static checks: types, lint and format, words and sides of the renderer, writes past the gate, unused code, layers. They run side by side.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../setup/paths.js';
import type { TestOutcome } from './outcome.ts';

const inModules = (path: string): string => join(root, 'node_modules', path);

/** Name and command of each check; the first word is run by this Node. */
const checks: readonly (readonly [title: string, ...command: string[]])[] = [
  ['types', join(root, 'build', 'typecheck.ts')],
  ['lint and format', inModules('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '.'],
  ['words, sides and writes', join(root, 'build', 'lint', 'main.ts')],
  ['unused code', inModules('knip/bin/knip.js'), '--no-progress'],
  [
    'layers',
    inModules('dependency-cruiser/bin/dependency-cruiser.mjs'),
    '--config',
    '.dependency-cruiser.json',
    'contract',
    'main',
    'preload',
    'renderer',
    'service',
    'tests',
    'bench',
    'build',
    'vite.config.ts',
  ],
];

async function runCheck([title, ...command]: (typeof checks)[number]): Promise<TestOutcome> {
  const started = Date.now();
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  const state = (await promise) === 0 ? 'passed' : 'failed';
  const ms = Date.now() - started;
  console.log(`${state === 'passed' ? 'ok  ' : 'FAIL'} ${title} (${(ms / 1000).toFixed(1)} s)`);
  if (state === 'failed') console.log(output.trim());
  return { title: `check: ${title}`, state, ms };
}

/** Runs every check to its end, so that one run shows all that is wrong. */
export function runChecks(): Promise<TestOutcome[]> {
  return Promise.all(checks.map(runCheck));
}
