/** A short run of the faults that `npm run soak -- --only faults` goes on with for as long as one likes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  closeFaultStage,
  type FaultStage,
  findWrong,
  openFaultStage,
  runFaults,
} from '../support/fault-run.ts';

let stage: FaultStage;
beforeAll(async () => {
  stage = await openFaultStage();
});
afterAll(() => closeFaultStage(stage));

const seed = 1;
const breaks = 2;

it(`loses, doubles, changes and reorders nothing on four computers while engines, service and network break (seed ${seed})`, async () => {
  const outcome = await runFaults(stage, seed, { lines: 5, breaks });
  expect(findWrong(outcome), JSON.stringify({ seed, broken: outcome.broken })).toEqual([]);
  expect(outcome.written.size).toBeGreaterThanOrEqual(20);
  // The run was as rough as it says: four engines and the service; the network besides.
  const [network, processes] = [true, false].map((isNetwork) =>
    Object.entries(outcome.broken)
      .filter(([what]) => what.startsWith('network') === isNetwork)
      .reduce((sum, [, times]) => sum + times, 0),
  );
  expect(processes).toBeGreaterThanOrEqual(5 * breaks);
  expect(network).toBeGreaterThan(0);
}, 240_000);
