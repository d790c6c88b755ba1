// The list of the app's own files that is made with the build, and the check of files against it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BuildProof } from '../../contract/bridge/proof-view.ts';

/** Name of the list, beside what it lists. */
export const buildListName = 'contents.json';

const groupSchema = z.strictObject({
  group: z.enum(['recorder', 'analytics']),
  /** Names that code of this kind cannot do without. */
  words: z.array(z.string().min(4).max(60)).min(1).max(40),
  /** Names that a call needs for something else: each may stand once in all the code, below this folder. */
  once: z.array(z.strictObject({ word: z.string().min(4).max(60), below: z.string().min(1) })).max(10),
});

export const buildListSchema = z.strictObject({
  format: z.literal('o7-contents-v1'),
  groups: z.array(groupSchema),
  files: z.array(
    z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: z.string().length(64) }),
  ),
});
export type BuildList = z.infer<typeof buildListSchema>;
export type WordGroup = z.infer<typeof groupSchema>;

/**
 * Zoom's SDK lies in a build as Zoom made it, and names much that it can do and O7 never calls: its files are listed and
 * compared like all others, and held to Zoom's own list at the build, but what it names says nothing about this app.
 */
const foreign = 'zoom/';

const isCode = (path: string): boolean => !path.startsWith(foreign) && /\.(cjs|js|mjs|html)$/.test(path);

/** Every file below `folder` but the list itself and what a build keeps for the next one; with slashes, in order. */
function listPaths(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below))
    .filter((name) => below !== '' || (name !== buildListName && name !== '.cache'))
    .flatMap((name) => {
      const path = below === '' ? name : `${below}/${name}`;
      return statSync(join(folder, path)).isDirectory() ? listPaths(folder, path) : [path];
    })
    .toSorted();
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Makes the list of a folder. */
export function makeBuildList(folder: string, groups: readonly WordGroup[]): BuildList {
  const files = listPaths(folder).map((path) => {
    const bytes = readFileSync(join(folder, path));
    return { path, bytes: bytes.length, sha256: sha256(bytes) };
  });
  return { format: 'o7-contents-v1', groups: [...groups], files };
}

/** Words of these groups in the app's own code in a folder, where they must not stand: `path: word` each. */
export function findWords(folder: string, groups: readonly WordGroup[]): readonly string[] {
  const words = groups.flatMap((group) => group.words);
  const left = new Map(
    groups.flatMap(({ once }) => once.map(({ word, below }) => [word, { below, times: 1 }])),
  );
  return listPaths(folder)
    .filter(isCode)
    .flatMap((path) => {
      const code = readFileSync(join(folder, path), 'latin1');
      const found = words.filter((word) => code.includes(word));
      for (const [word, place] of left) {
        const times = code.split(word).length - 1;
        if (times > 0 && path.startsWith(place.below)) place.times -= times;
        if (times > 0 && (place.times < 0 || !path.startsWith(place.below))) found.push(word);
      }
      return found.map((word) => `${path}: ${word}`);
    });
}

/** Reads every file again. Throws where there is no list, or one that is none. */
export function checkBuild(folder: string): BuildProof {
  const text = readFileSync(join(folder, buildListName));
  const list = buildListSchema.parse(JSON.parse(text.toString('utf8')));
  const now = new Map(makeBuildList(folder, []).files.map((file) => [file.path, file]));
  const listed = new Set(list.files.map(({ path }) => path));
  const changed = list.files.filter(({ path, sha256: hash }) => {
    const file = now.get(path);
    return file !== undefined && file.sha256 !== hash;
  });
  return {
    files: now.size,
    bytes: [...now.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    changed: changed.length,
    missing: list.files.filter(({ path }) => !now.has(path)).length,
    unknown: [...now.keys()].filter((path) => !listed.has(path)).length,
    fingerprint: sha256(text),
    groups: list.groups.map((group) => ({
      group: group.group,
      words: group.words,
      found: findWords(folder, [group]).length,
    })),
  };
}
