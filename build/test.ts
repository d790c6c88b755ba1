// Runs the checks and the tests, prints the ten slowest, and ends with one line: `N passed, N failed`.
// `--without-e2e` leaves out the real app, `--only e2e` (or a vitest project's name) runs one part.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.js';
import { runChecks } from './test/checks.ts';
import { runE2e } from './test/e2e.ts';
import type { TestOutcome } from './test/outcome.ts';
import { printSummary } from './test/summary.ts';
import { runVitest, vitestProjects } from './test/vitest.ts';

const { values } = parseArgs({
  options: { 'without-e2e': { type: 'boolean' }, only: { type: 'string' } },
  // Names of spec files: `npm run e2e -- bridge.spec.ts`.
  allowPositionals: true,
});
const results = join(root, 'test-results');
for (const stale of ['vitest.json', 'playwright.json', 'launch-retries'])
  rmSync(join(results, stale), { force: true });
mkdirSync(results, { recursive: true });

const outcomes: TestOutcome[] = [];
if (values.only === undefined) outcomes.push(...(await runChecks()));
if (values.only !== 'e2e')
  outcomes.push(...runVitest(values.only === undefined ? vitestProjects : [values.only]));
if (values.only === 'e2e' || (values.only === undefined && !values['without-e2e']))
  outcomes.push(...runE2e());

process.exitCode = printSummary(outcomes);
