// `npm ci`, only when the lock file changed since the last one.

import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.js';
import { npmCommand, run } from './run.js';
import { step } from './say.js';

const stampFile = join(root, 'node_modules', '.o7-lock-hash');

/** What decides that an installed node_modules still fits: the lock and the platform it was installed for. */
export function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/** Installs the locked packages where they are missing or older than the lock. */
export async function installDependencies() {
  const wanted = lockHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return;
  await step('installing packages (npm ci)', () => {
    const [program, args] = npmCommand();
    run(program, [...args, 'ci', '--strict-allow-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      // An outer `npm test` must not pass its own flags and lifecycle names to this one.
      env: withoutNpmLifecycle(process.env),
    });
    openForReading();
    writeFileSync(stampFile, wanted);
  });
}

/** Published with files that only their owner may read: when root has installed it, the ordinary user reads it too. */
function openForReading() {
  const folder = join(root, 'node_modules', '@mediapipe', 'selfie_segmentation');
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
}

/** @param {NodeJS.ProcessEnv} env */
function withoutNpmLifecycle(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^npm_(lifecycle|package|command|execpath|node_execpath)/.test(name),
    ),
  );
}
