// Finishes a packed app before its fuses are set and it is signed: takes out what must not ship.

import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

/** Set by `npm run package -- --test-build`: SQLite compiled for the test runtime. */
const testBinding = process.env['O7_PACKAGE_NATIVE_BINDING'];

/** The package must hold the native modules of its own platform and no other's: `files` sees to it, this proves it. */
function checkPrebuilds(modules: string, target: string): void {
  const packed = readdirSync(modules).sort().join();
  if (packed !== 'better-sqlite3,keytar') throw new Error(`the package holds other modules: ${packed}`);
  for (const name of ['better-sqlite3', 'keytar']) {
    const found = readdirSync(join(modules, name, 'prebuilds')).map((entry) => entry.replace('.node', ''));
    if (found.join() !== target) throw new Error(`${name}: prebuilds for ${found.join()}, not ${target}`);
  }
}

/** Called by electron-builder. */
export default function afterPack({
  appOutDir,
  electronPlatformName,
  arch,
  packager,
}: AfterPackContext): void {
  const resources = packager.getResourcesDir(appOutDir);
  // With a folder as its source, electron-builder leaves Electron's own start-up app in place.
  rmSync(join(resources, 'default_app.asar'), { force: true });
  rmSync(join(appOutDir, 'version'), { force: true });
  const archName = { 1: 'x64', 3: 'arm64' }[Number(arch)];
  if (archName === undefined) throw new Error(`no native modules for architecture ${arch}`);
  const modules = join(resources, 'app.asar.unpacked', 'node_modules');
  checkPrebuilds(modules, `${electronPlatformName}-${archName}`);
  if (testBinding)
    cpSync(testBinding, join(modules, 'better-sqlite3', 'prebuilds', `linux-${archName}.node`));
}
