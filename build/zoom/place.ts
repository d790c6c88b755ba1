// Puts the files of Zoom's SDK into a build, unchanged, each checked against the list that Zoom ships with them; or takes them out.

import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `sha256` as hex; null: the list does not name the file, and the lock file of the packages vouches for it. */
interface SdkFile {
  readonly from: string;
  readonly to: string;
  readonly sha256: string | null;
}

type Manifest = Readonly<Record<string, { readonly path: string; readonly hash: string }>>;

/** Every file that a build holds. Three that the list names are not in the package, for a background that O7 does not use. */
function sdkFiles(packageFolder: string): readonly SdkFile[] {
  const lib = join(packageFolder, 'dist', 'lib');
  const manifest = JSON.parse(readFileSync(join(lib, 'manifest.json'), 'utf8')) as Manifest;
  const listed = Object.values(manifest)
    .filter(({ path }) => existsSync(join(lib, path)))
    .map(({ path, hash }) => ({ from: join(lib, path), to: join('lib', path), sha256: hash }));
  const own = (from: string, to: string): SdkFile => ({ from: join(packageFolder, from), to, sha256: null });
  return [
    ...listed,
    own('dist/lib/manifest.json', 'lib/manifest.json'),
    own('dist/index.esm.js', 'index.esm.js'),
    own('LICENSE.md', 'LICENSE.md'),
    own('oss_attribution.txt', 'oss_attribution.txt'),
  ];
}

const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Copied once: a file that is there, as large and not older, is left alone. Its bytes are compared in any case. */
function place({ from, to, sha256 }: SdkFile, folder: string): number {
  const target = join(folder, to);
  const wanted = sha256 ?? sha256Of(from);
  const { size } = statSync(from);
  if (!existsSync(target) || statSync(target).size !== size || sha256Of(target) !== wanted) {
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { force: true });
    copyFileSync(from, target);
    chmodSync(target, 0o644);
    if (sha256Of(target) !== wanted) throw new Error(`the SDK's file ${to} is not the one that Zoom lists`);
  }
  return size;
}

/**
 * Fills `folder` from the installed package, or empties it where the build is to be without Zoom. Answers how much it holds, in
 * bytes. Throws where a file differs from Zoom's own list.
 */
export function placeZoom(folder: string, packageFolder: string | null): number {
  if (packageFolder === null) {
    rmSync(folder, { recursive: true, force: true });
    return 0;
  }
  return sdkFiles(packageFolder).reduce((sum, file) => sum + place(file, folder), 0);
}
