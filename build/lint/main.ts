// The check "words, sides and writes" over renderer and main; exits with 1 when something breaks a rule.

import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../setup/paths.js';
import { physicalValues } from './css-sides.ts';
import { fileWrites } from './file-writes.ts';
import type { Finding } from './finding.ts';
import { wordsAndSides } from './tsx-words.ts';

const gallery = join('renderer', 'gallery') + sep;

const gate = join('main', 'writing') + sep;

function look(path: string): readonly Finding[] {
  const text = readFileSync(join(root, path), 'utf8');
  if (path.endsWith('.css')) return physicalValues(text);
  if (path.endsWith('.tsx')) return wordsAndSides(text, path.startsWith(gallery));
  return path.startsWith(gate) ? [] : fileWrites(text);
}

const paths = globSync(['renderer/**/*.{css,tsx}', 'main/**/*.ts'], { cwd: root });
const findings = paths.flatMap((path) => {
  const found = look(path);
  return found.map(({ rule, line, what }) => `${path}:${line}: ${rule}: ${what}`);
});
for (const finding of findings) console.log(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
