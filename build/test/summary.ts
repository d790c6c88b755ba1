// The end of a test run: what failed, what was slow, and the counts.

import type { TestOutcome } from './outcome.ts';

/** Prints the summary and returns the exit code. The last line is always `N passed, N failed`. */
export function printSummary(outcomes: readonly TestOutcome[]): number {
  const count = (state: TestOutcome['state']): number => outcomes.filter((one) => one.state === state).length;
  const slowest = outcomes
    .filter(({ title }) => !title.startsWith('check: '))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 10);
  console.log('\nThe ten slowest tests:');
  for (const { title, ms } of slowest) console.log(`  ${(ms / 1000).toFixed(2).padStart(7)} s  ${title}`);
  for (const { title, state } of outcomes) if (state === 'failed') console.log(`failed: ${title}`);
  for (const { title, state } of outcomes) if (state === 'skipped') console.log(`skipped: ${title}`);
  console.log(`${count('passed')} passed, ${count('failed')} failed`);
  return count('failed') === 0 && count('passed') > 0 ? 0 : 1;
}
