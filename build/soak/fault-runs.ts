// Four computers of two people while engines, service and network break (tests/support/fault-run.ts), seed after seed until the time is over.

import { closeFaultStage, findWrong, openFaultStage, runFaults } from '../../tests/support/fault-run.ts';
import type { PartReport } from './report.ts';

/** One run in so many leaves silent connections silent, and takes over a minute longer. */
const patientEvery = 6;

/** At least one run. */
export async function runFaultRuns(firstSeed: number, ms: number): Promise<PartReport> {
  const endsAt = Date.now() + ms;
  const stage = await openFaultStage();
  const failed: string[] = [];
  const counts: Record<string, number> = { runs: 0, written: 0 };
  const add = (what: string, count: number) => {
    counts[what] = (counts[what] ?? 0) + count;
  };
  try {
    for (let seed = firstSeed; seed === firstSeed || Date.now() < endsAt; seed++) {
      const keepSilent = seed % patientEvery === 0;
      try {
        const outcome = await runFaults(stage, seed, { lines: 15, breaks: 4, keepSilent });
        failed.push(...findWrong(outcome).map((what) => `seed ${seed}: ${what}`));
        add('written', outcome.written.size);
        for (const [what, times] of Object.entries(outcome.broken)) add(what, times);
      } catch (thrown) {
        failed.push(`seed ${seed}: ${thrown}`);
      }
      add('runs', 1);
    }
  } finally {
    await closeFaultStage(stage);
  }
  return { counts, failed };
}
