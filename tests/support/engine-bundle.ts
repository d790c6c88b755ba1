/** Vitest's set-up of the scenarios: the engine as one file, because hundreds of starts would each read hundreds of sources. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/** A source that looks for a file beside itself goes on finding it. */
const keepPlaces: Plugin = {
  name: 'o7-keep-places',
  transform: (code, id) =>
    code.includes('import.meta.url')
      ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
};

/** Bundles the engine that scenarios start (person.ts) into a folder of this run's own; removed at its end. */
export default async function bundleEngine(): Promise<() => void> {
  // Inside the repository: the native modules are found from there.
  const parent = join(root, 'out/.cache');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'engine-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [keepPlaces],
    ssr: { noExternal: true, external: ['better-sqlite3', 'keytar'] },
    build: {
      ssr: join(import.meta.dirname, 'engine-child.ts'),
      outDir: folder,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'engine.mjs' } },
    },
  });
  process.env['O7_TEST_ENGINE'] = join(folder, 'engine.mjs');
  return () => rmSync(folder, { recursive: true, force: true });
}
