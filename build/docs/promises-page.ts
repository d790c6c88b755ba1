/** Writes docs/promises.md: promise → screen → test → law. A test that is not there, word for word, fails the page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeptPromise, TriedIn } from './promises/rows.ts';
import { promises } from './promises.ts';

const root = join(import.meta.dirname, '../..');

const states: Readonly<Record<KeptPromise['state'], string>> = {
  kept: 'kept',
  partly: 'kept in part',
  notYet: 'not in this version',
};

/** A title as it may stand in a source: in any of the three kinds of quotes. */
function isTitleIn(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
}

/** Tests that the table names and that are not in their file. */
export function findMissingTests(table: Readonly<Record<string, KeptPromise>>): readonly TriedIn[] {
  return Object.values(table)
    .flatMap(({ tests }) => tests)
    .filter(({ file, title }) => !isTitleIn(readFileSync(join(root, file), 'utf8'), title));
}

function section(id: string, kept: KeptPromise): string {
  const { says, state, screens, tests, law, open } = kept;
  const lines = [
    `## ${id}: ${says}`,
    `- **State:** ${states[state]}.${open === undefined ? '' : ` ${open}`}`,
    ...(screens.length > 0 ? [`- **Seen at:** ${screens.join('; ')}`] : []),
    ...tests.map(
      ({ file, title }) => `- **Tried by:** [\`${file}\`](../${file}): ${title.replaceAll('%s', '…')}`,
    ),
    `- **Law:** ${law.join('; ')}`,
  ];
  return `${lines[0]}\n\n${lines.slice(1).join('\n')}`;
}

/** The whole page. Throws where a named test is missing. */
export function promisesText(): string {
  const table: Readonly<Record<string, KeptPromise>> = promises;
  const missing = findMissingTests(table);
  if (missing.length > 0) {
    const places = missing.map(({ file, title }) => `${file}: ${title}`).join('\n');
    throw new Error(`build/docs/promises names tests that are not there:\n${places}`);
  }
  const count = (state: KeptPromise['state']) =>
    Object.values(table).filter((one) => one.state === state).length;
  return [
    '# Promises',
    'What the privacy policy promises, where a person sees it kept, and which test would fail if it were not. Made from `build/docs/promises/` by `npm run docs`; a test fails when it is out of date or names a test that does not exist.',
    `Of ${Object.keys(table).length}: ${count('kept')} kept, ${count('partly')} kept in part, ${count('notYet')} not in this version. The app never says “compliant”: the clauses say which question of law each row helps to answer, not that it is answered.`,
    ...Object.entries(table).map(([id, kept]) => section(id, kept)),
    '',
  ].join('\n\n');
}
