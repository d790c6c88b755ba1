// `npm run package`: builds the app without development switches, packs it for this platform, reads the fuses back and
// runs its self-test. With the test runtime it refuses, unless `-- --test-build` asks for a package named `-test`.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build.ts';
import { declaredVersion, type ElectronRuntime, requireElectron } from './electron-runtime.js';
import { checkFuses } from './package/fuses.ts';
import { smokeTest } from './package/smoke.ts';
import { root } from './setup/paths.js';
import { say, step } from './setup/say.js';

const { values } = parseArgs({
  options: {
    'test-build': { type: 'boolean', default: false },
    'without-zoom': { type: 'boolean', default: false },
  },
});
const isTestBuild = values['test-build'];
const withZoom = !values['without-zoom'];

function packArguments(electron: ElectronRuntime): string[] {
  const dist = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
  if (!isTestBuild) return dist;
  return [
    ...dist,
    '-c.productName=O7 Therapy-test',
    '-c.appId=com.o7therapy.desktop.test',
    '-c.linux.executableName=o7-therapy-test',
    '-c.win.executableName=o7-therapy-test',
  ];
}

function pack(electron: ElectronRuntime): void {
  const builder = createRequire(import.meta.url).resolve('electron-builder/package.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(dirname(builder), 'cli.js'),
      '--dir',
      '--publish=never',
      '--config=electron-builder.yml',
      ...packArguments(electron),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        ELECTRON_BUILDER_CACHE: join(root, 'dist', '.cache'),
        ...(isTestBuild && electron.nativeBinding !== null
          ? { O7_PACKAGE_NATIVE_BINDING: electron.nativeBinding }
          : {}),
      },
    },
  );
  if (status !== 0) throw new Error('electron-builder failed');
}

/** The program that was packed for this platform. */
function packedProgram(): string {
  const name = isTestBuild ? 'o7-therapy-test' : 'o7-therapy';
  const product = isTestBuild ? 'O7 Therapy-test' : 'O7 Therapy';
  const inside = { linux: name, win32: `${name}.exe`, darwin: `${product}.app/Contents/MacOS/${product}` }[
    String(process.platform)
  ];
  const folder = readdirSync(join(root, 'dist')).find((entry) => /(-unpacked|^mac(-\w+)?)$/.test(entry));
  if (inside === undefined || folder === undefined) throw new Error('nothing was packed');
  return join(root, 'dist', folder, inside);
}

/** No development switch and no page for developers may be left in what ships. */
function refuseDevSwitches(): void {
  if (readFileSync(join(root, 'out', 'main', 'main.cjs'), 'utf8').includes('O7_DEV_PROFILE')) {
    throw new Error('development switches are left in the packaged build');
  }
  if (existsSync(join(root, 'out', 'renderer', 'gallery.html'))) {
    throw new Error('the gallery of components is left in the packaged build');
  }
}

/** A build that is to be without Zoom holds nothing of Zoom's, and no page for it. */
function refuseZoom(): void {
  for (const left of ['zoom', join('renderer', 'zoom.html')]) {
    if (existsSync(join(root, 'out', left))) throw new Error(`out/${left} is left in a build without Zoom`);
  }
}

async function main(): Promise<void> {
  const electron = requireElectron();
  if (electron.version !== declaredVersion() && !isTestBuild) {
    throw new Error(
      `this machine runs Electron ${electron.version} (${electron.kind}), packages ship ${declaredVersion()}. For a package that only tests: npm run package -- --test-build`,
    );
  }
  // A test build talks to a service on this computer, and to nothing else.
  if (isTestBuild) process.env['O7_SERVICE_URL'] = 'http://127.0.0.1:4711';
  await step('building the app without development switches', () => buildApp('package', withZoom));
  if (!withZoom) refuseZoom();
  refuseDevSwitches();
  await step('packing', () => pack(electron));
  const program = packedProgram();
  const fuses = await checkFuses(program);
  const selfTest = await step('starting the packed app for its self-test', () => smokeTest(program));
  console.log(JSON.stringify({ program, testBuild: isTestBuild, withZoom, fuses, selfTest }, null, 2));
}

main().catch((problem: unknown) => {
  say(problem instanceof Error ? problem.message : String(problem));
  process.exitCode = 1;
});
