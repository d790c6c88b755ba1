// `npm run soak -- --minutes 10 --seeds 2000 --seed 1 --only faults,fuzz-mail`: seeded runs over what `npm test` does a little of. Each
// part prints a line, and with everything that went wrong the seed to run it again; then come the totals. Ends with 1 where something did.

import { parseArgs } from 'node:util';
import { runCalls } from './soak/calls.ts';
import { runFaultRuns } from './soak/fault-runs.ts';
import { runBridgeFuzz, runMailFuzz, runServiceFuzz } from './soak/fuzz.ts';
import { runInterleavings } from './soak/interleavings.ts';
import { runKills } from './soak/kills.ts';
import { type PartReport, printPart } from './soak/report.ts';

const { values } = parseArgs({
  options: {
    /** For the parts that go on for a time, which share it. */
    minutes: { type: 'string', default: '6' },
    /** Runs of the interleavings. */
    seeds: { type: 'string', default: '2000' },
    /** The first seed of every part. */
    seed: { type: 'string', default: '1' },
    /** Malformed requests, frames, envelopes and calls in all. */
    malformed: { type: 'string', default: '100000' },
    only: { type: 'string', default: 'interleavings,fuzz-service,fuzz-bridge,fuzz-mail,faults,kills,calls' },
  },
});
const [seed, malformed] = [Number(values.seed), Number(values.malformed)];
const wanted = new Set(values.only.split(','));
const timed = ['faults', 'kills', 'calls'].filter((name) => wanted.has(name)).length;
const ms = (Number(values.minutes) * 60_000) / Math.max(1, timed);

const parts: Readonly<Record<string, () => Promise<PartReport>>> = {
  interleavings: () => runInterleavings(seed, Number(values.seeds)),
  // Sealing real envelopes around nonsense takes longest.
  'fuzz-service': () => runServiceFuzz(seed, Math.ceil(malformed * 0.6)),
  'fuzz-bridge': () => runBridgeFuzz(seed, Math.ceil(malformed * 0.3)),
  'fuzz-mail': () => runMailFuzz(seed, Math.ceil(malformed * 0.1)),
  faults: () => runFaultRuns(seed, ms),
  kills: () => runKills(seed, ms),
  calls: () => runCalls(ms),
};
const unknown = [...wanted].filter((name) => parts[name] === undefined);
if (unknown.length > 0) throw new Error(`no part has the name ${unknown.join(', ')}`);

const began = Date.now();
let failed = 0;
for (const [name, run] of Object.entries(parts)) {
  if (!wanted.has(name)) continue;
  const started = Date.now();
  const report = await run();
  failed += report.failed.length;
  printPart(name, report, Date.now() - started);
}
console.log(
  `${wanted.size} parts from seed ${seed} in ${((Date.now() - began) / 1000).toFixed(0)} s: ${failed} faults found`,
);
process.exitCode = failed > 0 ? 1 : 0;
