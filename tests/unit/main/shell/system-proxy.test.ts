// The system's proxy: how its answer is read, and that the system is asked only when the engine asks.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ToEngine, toEngineSchema } from '../../../../contract/bridge/engine-port.ts';
import { answerWithSystemProxy, readWays } from '../../../../main/shell/system-proxy.ts';

vi.mock('electron', () => ({ app: { isPackaged: true }, session: {} }));

test.each([
  ['DIRECT', [null]],
  ['', [null]],
  ['PROXY proxy.clinic.example:3128', ['http://proxy.clinic.example:3128']],
  ['HTTPS proxy.clinic.example:443;DIRECT', ['https://proxy.clinic.example:443', null]],
  ['PROXY a:1; PROXY b:2; PROXY a:1', ['http://a:1', 'http://b:2']],
  ['DIRECT; PROXY a:1', [null, 'http://a:1']],
  ['PROXY [::1]:8080', ['http://[::1]:8080']],
  ['SOCKS5 10.0.0.1:1080; PROXY 10.0.0.2:3128', ['http://10.0.0.2:3128']],
  ['SOCKS5 10.0.0.1:1080; DIRECT', [null]],
  ['SOCKS 10.0.0.1:1080', ['socks://10.0.0.1:1080']],
  ['QUIC 10.0.0.1:443; PROXY 10.0.0.2:3128', ['http://10.0.0.2:3128']],
])('%j leads to %j', (answer, ways) => {
  expect(readWays(answer)).toEqual(ways);
});

test('an answer without end still fits into the message', () => {
  const many = Array.from({ length: 40 }, (_, at) => `PROXY p${at}:1`);
  const ways = readWays([`PROXY ${'x'.repeat(400)}:1`, ...many].join(';'));
  expect(toEngineSchema.parse({ t: 'route', ways })).toEqual({ t: 'route', ways });
  expect(ways[0]).toBe('http://p0:1');
});

/** The shell's side of an engine, driven by hand. */
function scene(answers: readonly (string | Error | Promise<string>)[]) {
  const left = [...answers];
  const told: ToEngine[] = [];
  let want = () => {};
  const askedForProxy = vi.fn();
  const resolve = vi.fn(async () => {
    const next = left.shift();
    if (next instanceof Error) throw next;
    return next ?? 'DIRECT';
  });
  answerWithSystemProxy(
    {
      onWantRoute: (listener) => {
        want = listener;
      },
      tell: (message) => told.push(message),
    },
    'https://relay.o7therapy.example',
    { askedForProxy },
    resolve,
  );
  return { told, resolve, askedForProxy, want: () => want() };
}

describe('the system', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is asked when the engine asks, each time, and never before', async () => {
    const { told, resolve, want } = scene(['PROXY a:1; DIRECT', 'PROXY b:2']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(resolve).not.toHaveBeenCalled();
    want();
    await vi.advanceTimersByTimeAsync(0);
    want();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([
      { t: 'route', ways: ['http://a:1', null] },
      { t: 'route', ways: ['http://b:2'] },
    ]);
    expect(resolve.mock.calls).toEqual([
      ['https://relay.o7therapy.example'],
      ['https://relay.o7therapy.example'],
    ]);
  });

  test('cannot say: directly', async () => {
    const { told, want } = scene([new Error('no resolver')]);
    want();
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([{ t: 'route', ways: [null] }]);
  });

  test('does not answer: directly for now, and its late answer serves the next time', async () => {
    const late = Promise.withResolvers<string>();
    const { told, resolve, want } = scene([late.promise]);
    want();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([{ t: 'route', ways: [null] }]);
    want();
    late.resolve('PROXY slow:3');
    await vi.advanceTimersByTimeAsync(0);
    expect(told).toEqual([
      { t: 'route', ways: [null] },
      { t: 'route', ways: ['http://slow:3'] },
    ]);
    expect(resolve).toHaveBeenCalledTimes(1);
  });
});
