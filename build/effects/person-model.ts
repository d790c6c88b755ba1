// The model that tells a person from the room behind: checked by its hash, made usable, and handed to the build as one file.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { withMetadata } from './with-metadata.ts';

/** What the renderer imports; its default export is the address of the model. */
const name = 'virtual:person-model';

const file = 'selfie_segmentation_landscape.tflite';
/** Of `file` in @mediapipe/selfie_segmentation 0.1.1675465747. Another file under this name stops the build. */
const sha256 = '4aafe6223bb8dac6fac8ca8ed56852870a33051ef3f6238822d282a109962894';

/** The model as the app takes it along. */
export function makePersonModel(): Uint8Array {
  const package_ = dirname(
    createRequire(import.meta.url).resolve('@mediapipe/selfie_segmentation/package.json'),
  );
  const bytes = readFileSync(join(package_, file));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${basename(file)} is another file than expected: ${found}`);
  return withMetadata(bytes, { mean: 0, std: 255 });
}

/** Answers `import address from 'virtual:person-model'` in the client's build. */
export function personModel(): Plugin {
  return {
    name: 'o7-person-model',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      const reference = this.emitFile({ type: 'asset', name: 'person.tflite', source: makePersonModel() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}

/** What the segmentation's loader would do in Node, or to guess where its WebAssembly lies: neither happens in a page. */
const cuts = [
  ['await import("node:module")', '{}'],
  ['new URL("vision_wasm_module_raw_internal.wasm", import.meta.url).href', '""'],
] as const;

/** Takes out of the loader what a bundler stumbles over. The build stops where it is another loader. */
export function segmentationLoader(): Plugin {
  return {
    name: 'o7-segmentation-loader',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/tasks-vision/wasm/vision_wasm_module_internal.js')) return null;
      return cuts.reduce((text, [found, put]) => {
        if (!text.includes(found)) throw new Error(`the loader does not say ${found}`);
        return text.replace(found, put);
      }, code);
    },
  };
}
