// One build for the four parts of the app (client, main, engine, preload) and the test projects.

import { builtinModules } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import type {} from 'vitest/config';
import { personModel, segmentationLoader } from './build/effects/person-model.ts';
import {
  type CallChannelName,
  type CallEventName,
  callChannels,
  callEventMethod,
  callEvents,
  callMethod,
} from './contract/bridge/call-channels.ts';
import { channels } from './contract/bridge/channels.ts';
import { type EventName, eventMethod, events } from './contract/bridge/events.ts';
import { defaultServiceUrl } from './contract/domain/destinations.ts';
import about from './package.json' with { type: 'json' };

const root = import.meta.dirname;
const inRoot = (path: string): string => join(root, path);

/** What a Node-side bundle must find at run time: Electron itself, native modules, Node's own. */
const external = [
  'electron',
  'better-sqlite3',
  'keytar',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

interface NodeSide {
  readonly name: string;
  readonly input: string;
  readonly target: string;
}

/** The declared Electron runs Node 24, the fallback "test runtime" Node 20: build for the older one. */
function nodeSide({ name, input, target }: NodeSide): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      ssr: true,
      outDir: inRoot(`out/${name}`),
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: { [name]: inRoot(input) },
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          ...(name.endsWith('preload') ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** Zoom's SDK is under Zoom's own terms: a build can leave it out (`npm run package -- --without-zoom`). */
const withZoom = (process.env['O7_WITHOUT_ZOOM'] ?? '') === '';

/** Constants that the sources declare. A packaged build has no development switches. */
function constants(mode: string): Record<string, string> {
  const values = {
    __DEV_SWITCHES__: mode !== 'package',
    __WITH_ZOOM__: withZoom,
    __ELECTRON_MAJOR__: Number(about.devDependencies.electron.split('.')[0]),
    // The operator of a service names it when packaging; the reserved default reaches nobody.
    __SERVICE_URL__: process.env['O7_SERVICE_URL'] ?? defaultServiceUrl,
    __CHANNEL_NAMES__: Object.keys(channels),
    __EVENT_METHODS__: (Object.keys(events) as EventName[]).map((name) => [name, eventMethod(name)]),
    __CALL_METHODS__: (Object.keys(callChannels) as CallChannelName[]).map((name) => [
      name,
      callMethod(name),
      callChannels[name].zoom,
    ]),
    __CALL_EVENT_METHODS__: (Object.keys(callEvents) as CallEventName[]).map((name) => [
      name,
      callEventMethod(name),
    ]),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]));
}

/** The gallery of components is for development: nothing of it is in a package. */
function pages(mode: string): readonly string[] {
  return [
    'renderer/index.html',
    'renderer/viewer.html',
    'renderer/decoder.html',
    'renderer/call.html',
    ...(withZoom ? ['renderer/zoom.html'] : []),
    ...(mode === 'package' ? [] : ['renderer/gallery.html']),
  ];
}

/** Tests that put another module in a module's place, or set what holds for a whole process: each file needs modules of its own. */
const mocking = [
  'tests/unit/main/writing/**/*.test.ts',
  'tests/unit/main/shell/**/*.test.ts',
  'tests/unit/main/engine/messaging/suite-change.test.ts',
];

const nodeProject = (name: string, timeout: number, globalSetup: readonly string[] = []) => ({
  extends: true as const,
  root,
  test: {
    name,
    root,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: timeout,
    hookTimeout: timeout,
    globalSetup: [...globalSetup],
  },
});

/** Pure parts: one set of modules for all files of a worker, which are loaded and compiled once. */
const unitProject = nodeProject('unit', 30_000);

export default defineConfig(({ mode }) => ({
  root: inRoot('renderer'),
  envDir: false,
  publicDir: false,
  cacheDir: inRoot('out/.cache/vite'),
  plugins: [react(), personModel()],
  worker: { format: 'es' as const, plugins: () => [segmentationLoader()] },
  html: { cspNonce: '__O7_NONCE__' },
  define: constants(mode),
  environments: {
    client: {
      build: {
        outDir: inRoot('out/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        modulePreload: false,
        assetsInlineLimit: 0,
        // Loaded from the disk beside it: splitting would only add files.
        chunkSizeWarningLimit: 4_000,
        sourcemap: false,
        rolldownOptions: { input: pages(mode).map(inRoot) },
      },
    },
    main: nodeSide({ name: 'main', input: 'main/index.ts', target: 'node20' }),
    engine: nodeSide({ name: 'engine', input: 'main/engine/process.ts', target: 'node20' }),
    // A thread of the engine; a bundle of its own, because a shared one would run the engine's entry in it.
    passcode: nodeSide({
      name: 'argon2-worker',
      input: 'main/engine/keys/argon2-worker.ts',
      target: 'node20',
    }),
    preload: nodeSide({ name: 'preload', input: 'preload/index.ts', target: 'chrome130' }),
    callPreload: nodeSide({ name: 'call-preload', input: 'preload/call.ts', target: 'chrome130' }),
  },
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
  test: {
    root,
    fsModuleCachePath: inRoot('out/.cache/vitest'),
    // Scenarios wait for disks and other processes: two workers more than cores fill those times.
    maxWorkers: availableParallelism() + 2,
    projects: [
      { ...unitProject, test: { ...unitProject.test, isolate: false, exclude: mocking } },
      { ...unitProject, test: { ...unitProject.test, name: 'mocking', include: mocking } },
      nodeProject('scenario', 120_000, ['tests/support/engine-bundle.ts']),
      nodeProject('service', 60_000),
      nodeProject('vectors', 60_000),
      {
        extends: true as const,
        root,
        test: {
          name: 'ui',
          root,
          include: ['tests/ui/**/*.test.{ts,tsx}'],
          environment: 'jsdom' as const,
          setupFiles: [inRoot('tests/ui/support/patience.ts')],
          testTimeout: 30_000,
        },
      },
    ],
  },
}));
