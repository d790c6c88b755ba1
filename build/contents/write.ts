// Ends a build: refuses code that records or measures people, and writes the list of what was built.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildListName, findWords, makeBuildList } from '../../main/shell/build-list.ts';
import { forbiddenWords } from './words.ts';

/** Throws and names the places where a forbidden word stands. */
export function writeContents(folder: string): void {
  const found = findWords(folder, forbiddenWords);
  if (found.length > 0) throw new Error(`code that this app must not hold:\n${found.join('\n')}`);
  const list = makeBuildList(folder, forbiddenWords);
  writeFileSync(join(folder, buildListName), `${JSON.stringify(list, null, 1)}\n`);
}
