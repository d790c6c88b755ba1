// Seeded runs of the devices of two people over a service in memory (tests/support/interleaving.ts): what did not come to one history, by seed.

import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { findDifferences, interleave } from '../../tests/support/interleaving.ts';
import type { PartReport } from './report.ts';

/** Runs `runs` seeds from `firstSeed` on, of 120 steps each. */
export async function runInterleavings(firstSeed: number, runs: number): Promise<PartReport> {
  await loadSodium();
  const failed: string[] = [];
  const counts = { runs, written: 0, faults: 0, keyRenewals: 0, newGenerations: 0, came: 0, went: 0 };
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    try {
      const outcome = await interleave(seed, 120);
      failed.push(...findDifferences(outcome).map((what) => `seed ${seed}: ${what}`));
      counts.written += outcome.written.length;
      counts.faults += outcome.faults;
      counts.keyRenewals += outcome.epochs;
      counts.newGenerations += Math.max(0, outcome.generation - 1);
      counts.came += outcome.came;
      counts.went += outcome.went;
    } catch (thrown) {
      failed.push(`seed ${seed}: ${thrown}`);
    }
  }
  return { counts, failed };
}
