// The cache is shared by several runs: one lock, and every entry appears complete or not at all.

import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cache } from './paths.js';
import { say } from './say.js';

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return /** @type {NodeJS.ErrnoException} */ (problem).code === 'EPERM';
  }
}

/** @param {string} file */
function takeLock(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (problem) {
    if (/** @type {NodeJS.ErrnoException} */ (problem).code !== 'EEXIST') throw problem;
  }
  const owner = Number(readFileSync(file, 'utf8') || '0');
  if (owner > 0 && !isAlive(owner)) rmSync(file, { force: true });
  return false;
}

/**
 * Runs `work` while no other set-up on this machine runs; waits for one that does.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'setup.lock');
  for (let tries = 0; !takeLock(file); tries += 1) {
    if (tries === 5) say('another set-up is running on this machine, waiting for it');
    await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Builds a folder under a temporary name and renames it into place; a crash leaves nothing half made.
 * @param {string} folder final place
 * @param {(temporary: string) => void | Promise<void>} fill
 */
export async function publishFolder(folder, fill) {
  const temporary = `${folder}.making-${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await fill(temporary);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
