// Builds main, engine, preload and page into out/. `node build/build.ts [development|package]`.

import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { writeContents } from './contents/write.ts';
import { root } from './setup/paths.js';
import { placeZoom } from './zoom/place.ts';

/** `development` keeps the test and development switches, `package` compiles them out. */
export type BuildMode = 'development' | 'package';

/** Builds all four parts (about a second) and lists them; throws with Vite's own words when one fails. `zoom`: with Zoom's SDK. */
export function buildApp(mode: BuildMode, zoom = true): void {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--app', '--configLoader', 'native', '--mode', mode, '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', O7_WITHOUT_ZOOM: zoom ? '' : '1' },
  });
  if (status !== 0) throw new Error('the build failed');
  // Pictures that the operating system draws: the main process reads them from beside itself.
  const icons = join(root, 'build', 'icons');
  cpSync(join(icons, 'tray'), join(root, 'out', 'main', 'tray'), { recursive: true });
  cpSync(join(icons, 'app', '256x256.png'), join(root, 'out', 'main', 'icon.png'));
  const sdk = join(root, 'node_modules', '@zoom', 'videosdk');
  placeZoom(join(root, 'out', 'zoom'), zoom ? sdk : null);
  writeContents(join(root, 'out'));
}

if (import.meta.main) {
  const mode = process.argv[2] ?? 'development';
  if (mode !== 'development' && mode !== 'package') throw new Error(`unknown build mode ${mode}`);
  buildApp(mode);
}
