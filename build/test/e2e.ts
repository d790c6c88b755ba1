// Builds the app and runs the end-to-end tests on the real Electron.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../build.ts';
import { requireElectron } from '../electron-runtime.js';
import { root } from '../setup/paths.js';
import type { TestOutcome } from './outcome.ts';

interface Suite {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly Spec[];
}
interface Spec {
  readonly title: string;
  readonly tests: readonly {
    readonly status: string;
    readonly results: readonly { readonly duration: number }[];
  }[];
}

/** Launches that hung and were tried again; the fixture appends one line for each. */
const retriesFile = join(root, 'test-results', 'launch-retries');

/** Runs Playwright; two repeated launches in one run are a failure of their own. */
export function runE2e(): TestOutcome[] {
  const electron = requireElectron();
  console.log(`end to end on Electron ${electron.version} (${electron.kind})`);
  buildApp('development');
  const report = join(root, 'test-results', 'playwright.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--config=tests/e2e/playwright.config.ts',
      ...process.argv.slice(2).filter((argument) => argument.endsWith('.spec.ts')),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const outcomes = existsSync(report) ? readReport(report) : [];
  if (status !== 0 && !outcomes.some(({ state }) => state === 'failed')) {
    outcomes.push({ title: 'playwright ended without a failed test', state: 'failed', ms: 0 });
  }
  const retries = existsSync(retriesFile) ? readFileSync(retriesFile, 'utf8').trim().split('\n').length : 0;
  if (retries > 0) console.log(`launches tried again: ${retries}`);
  if (retries > 1) outcomes.push({ title: 'two launches hung in one run', state: 'failed', ms: 0 });
  return outcomes;
}

function readReport(file: string): TestOutcome[] {
  const collect = ({ suites = [], specs = [] }: Suite): TestOutcome[] => [
    ...specs.flatMap(({ title, tests }) =>
      tests.map(
        ({ status, results }): TestOutcome => ({
          title,
          state: status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed',
          ms: results.reduce((sum, { duration }) => sum + duration, 0),
        }),
      ),
    ),
    ...suites.flatMap(collect),
  ];
  return collect(JSON.parse(readFileSync(file, 'utf8')) as Suite);
}
