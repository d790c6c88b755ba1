// Going in: what has to be asked for is asked for at the same time, and nothing is asked before.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallPort } from '../../../../../renderer/call/webrtc/port.ts';
import { everythingOff, loneEngine } from './lone-engine.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'MediaStream',
    class {
      getTracks = () => [];
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('going in', () => {
  it('begins the connection while the keys are still on their way', async () => {
    const { asked, engine } = loneEngine(1, [2]);
    expect(asked).toEqual([]);
    await engine.join(everythingOff);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toContain('keys');
    expect(asked).toContain('connection');
    await engine.leave();
  });

  it('asks for the ways once for everybody who is connected in that moment', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<CallPort['ice']>>>();
    let times = 0;
    const ice = () => {
      times += 1;
      return promise;
    };
    const { asked, engine } = loneEngine(1, [2, 3, 4], { ice });
    await engine.join(everythingOff);
    await vi.advanceTimersByTimeAsync(1);
    expect(times).toBe(1);
    resolve({ servers: [], relayOnly: false, expiresAt: 0 });
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.filter((what) => what === 'connection')).toHaveLength(3);
    await engine.leave();
  });

  it('asks for keys again until they are there', async () => {
    let times = 0;
    const keys = async () => {
      times += 1;
      throw new Error('the engine process is away');
    };
    const { engine } = loneEngine(1, [2], { keys });
    await engine.join(everythingOff);
    expect(engine.state().state).toBe('connecting');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(times).toBeGreaterThan(2);
    await engine.leave();
  });

  it('asks for nothing while nobody else is in', async () => {
    const { asked, engine } = loneEngine(1, []);
    await engine.join(everythingOff);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toEqual([]);
    await engine.leave();
  });
});
