/** `npm run bench`: all benches one after the other; prints one JSON object and keeps it in test-results/bench.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../build/build.ts';
import { benchDurableSend } from './durable-send.ts';
import { benchMls } from './mls.ts';
import { benchWindows } from './windows.ts';

const results = join(import.meta.dirname, '../test-results');

const mls = await benchMls();
const durableSend = await benchDurableSend();
buildApp('development');
const windows = await benchWindows();
const report = {
  at: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  mls,
  durableSend,
  windows,
};
mkdirSync(results, { recursive: true });
writeFileSync(join(results, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
process.exit(0);
