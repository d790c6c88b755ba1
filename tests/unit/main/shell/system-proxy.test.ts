// The system's proxy: how its answer is read, and when the engine is told.

import { describe, expect, test, vi } from 'vitest';
import type { FromEngine, ToEngine } from '../../../../contract/bridge/engine-port.ts';
import type { EngineState } from '../../../../main/shell/engine/engine-host.ts';
import { firstWay, followSystemProxy } from '../../../../main/shell/system-proxy.ts';

vi.mock('electron', () => ({ app: { isPackaged: true }, session: {} }));

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.clinic.example:3128', 'http://proxy.clinic.example:3128'],
  ['HTTPS proxy.clinic.example:443;DIRECT', 'https://proxy.clinic.example:443'],
  ['PROXY [::1]:8080', 'http://[::1]:8080'],
  ['SOCKS5 10.0.0.1:1080; PROXY 10.0.0.2:3128', 'http://10.0.0.2:3128'],
  ['SOCKS5 10.0.0.1:1080; DIRECT', null],
  ['SOCKS 10.0.0.1:1080', 'socks://10.0.0.1:1080'],
  ['QUIC 10.0.0.1:443; PROXY 10.0.0.2:3128', 'http://10.0.0.2:3128'],
])('%j leads to %j', (answer, way) => {
  expect(firstWay(answer)).toBe(way);
});

type EngineEvent = Extract<FromEngine, { t: 'event' }>;

/** The shell's side of an engine, driven by hand. */
function scene(answers: readonly (string | Error)[]) {
  const left = [...answers];
  const told: ToEngine[] = [];
  let enter: (state: EngineState) => void = () => {};
  let hear: (event: EngineEvent) => void = () => {};
  const proxy = followSystemProxy(
    {
      onState: (listener) => {
        enter = listener;
      },
      onEvent: (listener) => {
        hear = listener;
      },
      tell: (message) => told.push(message),
    },
    { serviceUrl: 'https://relay.o7therapy.example', awaitProxy: true },
    async () => {
      const next = left.shift();
      if (next instanceof Error) throw next;
      return next ?? 'DIRECT';
    },
  );
  return {
    proxy,
    told,
    enter: (state: EngineState) => enter(state),
    hear: (event: EngineEvent) => hear(event),
  };
}
const connection = (state: string): EngineEvent => ({
  t: 'event',
  name: 'connection.changed',
  payload: { state },
});

describe('the engine is told', () => {
  test('at each start of its process', async () => {
    const { told, enter } = scene(['PROXY a:1', 'PROXY b:2']);
    enter('starting');
    enter('running');
    enter('restarting');
    enter('running');
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told).toEqual([
      { t: 'proxy', proxy: 'http://a:1' },
      { t: 'proxy', proxy: 'http://b:2' },
    ]);
  });

  test('again when it cannot reach the service, and not when it can', async () => {
    const { told, hear } = scene(['PROXY c:3']);
    hear(connection('online'));
    hear(connection('connecting'));
    hear(connection('offline'));
    await vi.waitFor(() => expect(told).toEqual([{ t: 'proxy', proxy: 'http://c:3' }]));
  });

  test('to go directly when the system cannot say, so that it never waits for ever', async () => {
    const { proxy, told } = scene([new Error('no resolver')]);
    await proxy?.refresh();
    expect(told).toEqual([{ t: 'proxy', proxy: null }]);
  });

  test('nothing about a service on this computer', () => {
    const engine = { onState: vi.fn(), onEvent: vi.fn(), tell: vi.fn() };
    expect(followSystemProxy(engine, { serviceUrl: 'http://127.0.0.1:4711', awaitProxy: false })).toBeNull();
    expect(engine.onState).not.toHaveBeenCalled();
  });
});
