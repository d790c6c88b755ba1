// Zoom's SDK in a build: whole and unchanged, or not there at all; and what it names is not taken for what O7 does.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeContents } from '../../../build/contents/write.ts';
import { root } from '../../../build/setup/paths.js';
import { placeZoom } from '../../../build/zoom/place.ts';
import { checkBuild } from '../../../main/shell/build-list.ts';

let folder: string;
let sdk: string;
let out: string;

const put = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7-zoom-'));
  sdk = join(folder, 'sdk');
  out = join(folder, 'out');
  const files = { 'worker.min.js': 'MediaRecorder', 'vb/model.bin': 'model' };
  for (const [path, text] of Object.entries(files)) put(join(sdk, 'dist', 'lib', path), text);
  const manifest = Object.fromEntries(
    [...Object.entries(files), ['not-shipped.js', ''] as const].map(([path, text]) => [
      path,
      { path, hash: hashOf(text) },
    ]),
  );
  put(join(sdk, 'dist', 'lib', 'manifest.json'), JSON.stringify(manifest));
  put(join(sdk, 'dist', 'index.esm.js'), 'export default getRecordingClient');
  put(join(sdk, 'LICENSE.md'), 'terms');
  put(join(sdk, 'oss_attribution.txt'), 'others');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the SDK in a build', () => {
  const target = () => join(out, 'zoom', 'lib', 'worker.min.js');
  const place = () => placeZoom(join(out, 'zoom'), sdk);

  it('is copied once, and a file that was changed is put back', () => {
    expect(place()).toBeGreaterThan(0);
    const { mtimeMs } = statSync(target());
    place();
    expect(statSync(target()).mtimeMs).toBe(mtimeMs);
    writeFileSync(target(), 'MediaRecorde!');
    place();
    expect(readFileSync(target(), 'utf8')).toBe('MediaRecorder');
    expect(existsSync(join(out, 'zoom', 'LICENSE.md'))).toBe(true);
  });

  it('is refused where a file is not the one that Zoom lists', () => {
    put(join(sdk, 'dist', 'lib', 'worker.min.js'), 'MediaRecorder and more');
    expect(place).toThrow('lib/worker.min.js');
  });

  it('is listed and compared, and what it names is not searched for', () => {
    put(join(out, 'main', 'main.cjs'), 'use(window.o7);');
    place();
    expect(() => writeContents(out)).not.toThrow();
    writeFileSync(target(), 'changed');
    expect(checkBuild(out)).toMatchObject({ changed: 1, missing: 0, unknown: 0 });
    // The same word one folder on is ours.
    put(join(out, 'zoomed', 'main.js'), 'getRecordingClient');
    expect(() => writeContents(out)).toThrow('zoomed/main.js: getRecordingClient');
  });

  it('is gone from a build without it', () => {
    place();
    expect(placeZoom(join(out, 'zoom'), null)).toBe(0);
    expect(existsSync(join(out, 'zoom'))).toBe(false);
  });
});

it('S14: the SDK that is installed is whole, as Zoom lists it', () => {
  const installed = join(root, 'node_modules', '@zoom', 'videosdk');
  expect(placeZoom(join(out, 'zoom'), installed)).toBeGreaterThan(60_000_000);
});
