// One build for the four parts of the app (client, main, engine, preload) and the test projects.

import { builtinModules } from 'node:module';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions } from 'vite';
import type {} from 'vitest/config';

const root = import.meta.dirname;

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
      outDir: `out/${name}`,
      emptyOutDir: true,
      target,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: { [name]: input },
        external,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          ...(name === 'preload' ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

const nodeProject = (name: string, timeout: number) => ({
  extends: true as const,
  root,
  test: {
    name,
    root,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    testTimeout: timeout,
    hookTimeout: timeout,
  },
});

export default defineConfig(({ mode }) => ({
  root,
  appType: 'spa',
  cacheDir: 'out/.cache/vite',
  plugins: [react()],
  define: {
    // False in packaged builds: main/shell/dev-overrides.ts then compiles to nothing.
    __DEV_SWITCHES__: JSON.stringify(mode !== 'package'),
  },
  environments: {
    client: {
      build: {
        outDir: 'out/renderer',
        emptyOutDir: true,
        target: 'chrome130',
        modulePreload: false,
        assetsInlineLimit: 0,
        sourcemap: false,
        rolldownOptions: { input: 'renderer/index.html' },
      },
    },
    main: nodeSide({ name: 'main', input: 'main/index.ts', target: 'node20' }),
    engine: nodeSide({ name: 'engine', input: 'main/engine/process.ts', target: 'node20' }),
    preload: nodeSide({ name: 'preload', input: 'preload/index.ts', target: 'chrome130' }),
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
    projects: [
      nodeProject('unit', 10_000),
      nodeProject('scenario', 60_000),
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
          testTimeout: 10_000,
        },
      },
    ],
  },
}));
