/** `npm run bench`: all benches one after the other, or those that are named; prints one JSON object and keeps it in test-results/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from '../build/build.ts';
import { benchCalls } from './calls/calls.ts';
import { benchDurableSend } from './durable-send.ts';
import { benchE2ee } from './e2ee.ts';
import { benchExport } from './export.ts';
import { benchFiles } from './files.ts';
import { benchMls } from './mls.ts';
import { benchBackup } from './store/backup.ts';
import { benchPasscode } from './store/passcode.ts';
import { benchStore } from './store.ts';
import { benchSync } from './sync.ts';
import { benchUi, uiParts } from './ui.ts';
import { benchWindows } from './windows.ts';

const results = join(import.meta.dirname, '../test-results');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    messages: { type: 'string', default: '1000000' },
    parts: { type: 'string', default: uiParts.join(',') },
  },
});

const benches = {
  mls: benchMls,
  durableSend: benchDurableSend,
  e2ee: benchE2ee,
  sync: () => benchSync(),
  files: () => benchFiles(),
  store: async () => ({
    ...(await benchStore(Number(values.messages))),
    backup: await benchBackup(Number(values.messages)),
    passcode: await benchPasscode(),
  }),
  backup: () => benchBackup(Number(values.messages)),
  export: () => benchExport(Number(values.messages)),
  calls: () => benchCalls(),
  windows: () => {
    buildApp('development');
    return benchWindows();
  },
  ui: () => {
    buildApp('development');
    const chosen = values.parts.split(',');
    return benchUi({
      minutes: Number(values.minutes),
      parts: uiParts.filter((part) => chosen.includes(part)),
    });
  },
} as const;

const names = Object.keys(benches) as (keyof typeof benches)[];
const unknown = positionals.filter((name) => !names.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(1);
}

const chosen = names.filter((name) => positionals.length === 0 || positionals.includes(name));
const report: Record<string, unknown> = {
  at: new Date().toISOString(),
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
};
for (const name of chosen) report[name] = await benches[name]();
mkdirSync(results, { recursive: true });
const file = positionals.length === 0 ? 'bench.json' : `bench-${chosen.join('-')}.json`;
writeFileSync(join(results, file), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
process.exit(0);
