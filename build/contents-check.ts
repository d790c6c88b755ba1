// `npm run build:check [-- FOLDER | -- app.asar]`: without the app, reads every file of a build again, compares it with the
// build's list and looks for forbidden words. Exit code 0: in order, 1: not.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { checkBuild, findWords } from '../main/shell/build-list.ts';
import { forbiddenWords } from './contents/words.ts';
import { root } from './setup/paths.js';

/** The built files of a package, in a folder of their own. */
function unpack(archive: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'o7-build-'));
  for (const entry of listPackage(archive, { isPack: false })) {
    const path = entry.replaceAll('\\', '/').replace(/^\//, '');
    if (!path.startsWith('out/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    try {
      writeFileSync(join(folder, path), extractFile(archive, path));
    } catch {
      // A folder, which comes with its files.
    }
  }
  return folder;
}

/** The words are those of these sources, whatever the build's own list says. */
function check(folder: string): boolean {
  const { files, bytes, changed, missing, unknown, fingerprint } = checkBuild(folder);
  const words = forbiddenWords.flatMap((group) => group.words);
  const found = findWords(folder, forbiddenWords);
  console.log(`${files} files, ${bytes} bytes; list ${fingerprint}`);
  console.log(`changed since the build: ${changed}, missing: ${missing}, not in the list: ${unknown}`);
  console.log(`words of recording and analytics code: ${found.length} of ${words.length} found`);
  for (const place of found) console.log(`  ${place}`);
  return changed + missing + unknown + found.length === 0;
}

const [given, ...more] = process.argv.slice(2);
if (more.length > 0) {
  console.error('npm run build:check [-- FOLDER | -- app.asar]');
  process.exit(2);
}
const isPackage = given?.endsWith('.asar') === true;
const unpacked = isPackage ? unpack(given) : null;
try {
  const ok = check(unpacked === null ? (given ?? join(root, 'out')) : join(unpacked, 'out'));
  console.log(ok ? 'In order.' : 'NOT in order.');
  process.exitCode = ok ? 0 : 1;
} finally {
  if (unpacked !== null) rmSync(unpacked, { recursive: true, force: true });
}
