// Runs the checks and the tests, prints the ten slowest, and ends with one line: `N passed, N failed`.
// `--without-e2e` leaves out the real app; `--only e2e`, `--only package` or a vitest project's name runs one part.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './setup/paths.js';
import { runChecks } from './test/checks.ts';
import { runE2e } from './test/e2e.ts';
import type { TestOutcome } from './test/outcome.ts';
import { runPackage } from './test/package.ts';
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

const { only } = values;
const runs = (part: string): boolean => only === part || (only === undefined && !values['without-e2e']);

// Side by side: the tests wait for disks and other processes, and the checks fill those times.
const parts: Promise<TestOutcome[]>[] = [];
if (only === undefined) parts.push(runChecks(), runVitest(vitestProjects));
else if (vitestProjects.includes(only)) parts.push(runVitest([only]));
const outcomes = (await Promise.all(parts)).flat();
if (runs('e2e')) outcomes.push(...runE2e());
if (runs('package')) outcomes.push(...runPackage());

process.exitCode = printSummary(outcomes);
