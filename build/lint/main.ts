// The check "words and sides" over the whole renderer; exits with 1 when something breaks a rule.

import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from '../setup/paths.js';
import { physicalValues } from './css-sides.ts';
import { wordsAndSides } from './tsx-words.ts';

const gallery = join('renderer', 'gallery') + sep;

const findings = globSync('renderer/**/*.{css,tsx}', { cwd: root }).flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const found = path.endsWith('.css') ? physicalValues(text) : wordsAndSides(text, path.startsWith(gallery));
  return found.map(({ rule, line, what }) => `${path}:${line}: ${rule}: ${what}`);
});
for (const finding of findings) console.log(finding);
process.exitCode = findings.length === 0 ? 0 : 1;
