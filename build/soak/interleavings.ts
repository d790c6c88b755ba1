// Seeded runs of four devices over a service in memory (tests/support/interleaving.ts): what did not come to one history, by seed.

import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { interleave } from '../../tests/support/interleaving.ts';

/** What `runInterleavings` came to. */
export interface Interleavings {
  readonly runs: number;
  readonly written: number;
  readonly faults: number;
  /** Seeds whose devices differ, or lost or doubled a line. */
  readonly failed: readonly number[];
}

/** Runs seeds 1 to `runs`, of 120 steps each. */
export async function runInterleavings(runs: number): Promise<Interleavings> {
  await loadSodium();
  const failed: number[] = [];
  let [written, faults] = [0, 0];
  for (let seed = 1; seed <= runs; seed++) {
    const outcome = await interleave(seed, 120).catch(() => null);
    written += outcome?.written.length ?? 0;
    faults += outcome?.faults ?? 0;
    const [first] = outcome?.histories ?? [];
    const isSame = outcome?.histories.every((history) => history.join('\n') === first?.join('\n'));
    const isWhole = first?.toSorted().join('\n') === outcome?.written.toSorted().join('\n');
    if (outcome === null || isSame !== true || !isWhole) failed.push(seed);
  }
  return { runs, written, faults, failed };
}
