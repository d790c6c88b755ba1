// Runs other programs for set-up and turns a failure into one readable line.

import { spawnSync } from 'node:child_process';
import { SetupProblem } from './say.js';

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number }} RunOptions */

/**
 * Runs a program to its end and returns what it printed; throws `SetupProblem` with its last lines when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {string}
 */
export function run(program, args, { cwd, env, show = false, timeout } = {}) {
  const done = spawnSync(program, args, {
    cwd,
    env: env ?? process.env,
    timeout,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  if (done.error)
    throw new SetupProblem(`${program} could not run: ${done.error.message}`, { cause: done.error });
  if (done.status !== 0) {
    const tail = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-15).join('\n');
    throw new SetupProblem(
      `${program} ${args.slice(0, 3).join(' ')} failed (${done.status ?? done.signal})\n${tail}`,
    );
  }
  return done.stdout ?? '';
}

/** True when the program runs and ends with 0. @param {string} program @param {readonly string[]} args */
export function succeeds(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** The npm that started us, run by the Node that started it; else the one on the path. @returns {[string, string[]]} */
export function npmCommand() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli) return [node || process.execPath, [cli]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}
