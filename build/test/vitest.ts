// Runs vitest projects and reads their results back.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.js';
import type { TestOutcome } from './outcome.ts';

/** The projects of vite.config.ts, in the order in which people want to hear of them. */
export const vitestProjects: readonly string[] = ['unit', 'mocking', 'ui', 'service', 'vectors', 'scenario'];

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly duration?: number;
    }[];
  }[];
}

/** Runs the projects in one go. A file that fails outside its tests counts as one failure. */
export async function runVitest(projects: readonly string[]): Promise<TestOutcome[]> {
  const report = join(root, 'test-results', 'vitest.json');
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--configLoader=native',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...projects.map((name) => `--project=${name}`),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const { promise, resolve } = Promise.withResolvers<number | null>();
  child.on('close', resolve);
  const status = await promise;
  const outcomes = existsSync(report) ? readReport(report) : [];
  const toldOfFailure = outcomes.some(({ state }) => state === 'failed');
  if (status !== 0 && !toldOfFailure)
    outcomes.push({ title: 'vitest ended without a failed test', state: 'failed', ms: 0 });
  return outcomes;
}

function readReport(file: string): TestOutcome[] {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.map((test): TestOutcome => {
      const state = test.status === 'passed' || test.status === 'failed' ? test.status : 'skipped';
      return { title: test.fullName, state, ms: test.duration ?? 0 };
    });
    const brokenFile = status === 'failed' && !tests.some(({ state }) => state === 'failed');
    return brokenFile ? [...tests, { title: name, state: 'failed', ms: 0 }] : tests;
  });
}
