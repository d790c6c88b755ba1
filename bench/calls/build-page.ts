/** Builds the pages of the call benches out of the product's own modules, into a folder that the caller removes. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { personModel, segmentationLoader } from '../../build/effects/person-model.ts';

const pages = join(import.meta.dirname, 'page');

/** The folder, with `<name>.html` for each name. */
export async function buildPages(names: readonly string[]): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'o7-bench-page-'));
  await build({
    root: pages,
    configFile: false,
    envDir: false,
    publicDir: false,
    cacheDir: join(outDir, '.cache'),
    logLevel: 'warn',
    plugins: [personModel()],
    worker: { format: 'es', plugins: () => [segmentationLoader()] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome130',
      modulePreload: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: names.map((name) => join(pages, `${name}.html`)) },
    },
  });
  return outDir;
}
