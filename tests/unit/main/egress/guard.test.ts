// The belt of a process: each way out of Node is tried, in a process of its own, because the guard holds until its end.

import { fork, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../../build/setup/paths.js';
import type { FromEngine } from '../../../../contract/bridge/engine-port.ts';
import type { EgressRecord } from '../../../../contract/bridge/proof-view.ts';

interface Tried {
  readonly outcomes: Readonly<Record<string, string>>;
  readonly record: EgressRecord;
}

const child = spawnSync(process.execPath, [join(root, 'tests', 'support', 'guarded-child.ts')], {
  encoding: 'utf8',
  timeout: 9_000,
});
const { outcomes, record } = JSON.parse(child.stdout || '{}') as Tried;

describe('a guarded process', () => {
  it('reaches the service, and counts what passed', () => {
    expect(child.stderr).toBe('');
    expect(outcomes['service']).toBe('200 hello');
    expect(outcomes['pipe']).toBe('connected');
    const [contact, ...others] = record.contacts;
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ from: 'engine', kind: 'service', host: '127.0.0.1', connections: 1 });
    expect(contact?.sent).toBeGreaterThan(30);
    expect(contact?.received).toBeGreaterThan(30);
  });

  it('reaches nothing else, whoever asks', () => {
    const { service, pipe, ...others } = outcomes;
    expect(Object.entries(others).filter(([, outcome]) => outcome !== 'network.refusedDestination')).toEqual(
      [],
    );
    expect(Object.keys(others)).toHaveLength(14);
  });

  it('notes each try by host and port, and no path', () => {
    const noted = record.refusals.map(({ tried, host }) => `${tried} ${host}`);
    expect(new Set(noted)).toEqual(
      new Set([
        'connection 127.0.0.1',
        'connection ::1',
        'connection localhost',
        'connection example.org',
        'name example.org',
        'name 192.0.2.1',
        'packet udp',
      ]),
    );
    expect(record.refusals.every(({ from, count }) => from === 'engine' && count > 0)).toBe(true);
    expect(JSON.stringify(record)).not.toContain('secret');
  });
});

it('S8: the engine reaches nothing that nobody named, and tells the shell what was tried', async () => {
  let visits = 0;
  const server = createServer((_request, answer) => {
    visits += 1;
    answer.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const engine = fork(join(root, 'tests', 'support', 'engine-child.ts'), {
    env: { ...process.env, O7_DEV_REACH: `http://127.0.0.1:${port}/secret?secret` },
  });
  const told = await new Promise<EgressRecord>((resolve, reject) => {
    engine.once('exit', () => reject(new Error('the engine ended')));
    engine.on('message', (message: FromEngine) => {
      if (message.t === 'egress') resolve(message.record);
    });
  });
  engine.kill('SIGKILL');
  server.close();
  expect(visits).toBe(0);
  expect(told.contacts).toEqual([]);
  expect(told.refusals).toMatchObject([
    { from: 'engine', tried: 'connection', host: '127.0.0.1', port, count: 1 },
  ]);
  expect(JSON.stringify(told)).not.toContain('secret');
});
