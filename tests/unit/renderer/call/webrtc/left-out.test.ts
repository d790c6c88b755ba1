// Somebody whose keys do not fit: what the others in the call keep, and when the stay is over.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { everythingOff, type LoneEngine, loneEngine, seatOf } from './lone-engine.ts';

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

const bytes = (number: number, length: number) => toBase64Url(new Uint8Array(length).fill(number));

/** A description that no app of ours makes. */
const nonsense = (number: number) => ({
  kind: 'description' as const,
  link: bytes(number, 16),
  sort: 'offer' as const,
  sdp: 'v=0\r\n',
  fingerprint: bytes(number, 32),
});

const states = ({ engine }: LoneEngine) =>
  Object.fromEntries(engine.state().people.map(({ device, state }) => [device, state]));
const [two, three] = [seatOf(2).device, seatOf(3).device];

async function inWith(...others: readonly number[]): Promise<LoneEngine> {
  const call = loneEngine(9, others);
  await call.engine.join(everythingOff);
  return call;
}

async function distrust(call: LoneEngine, number: number): Promise<void> {
  call.hear(number, nonsense(number));
  await vi.advanceTimersByTimeAsync(1);
}

describe('S13: keys that do not fit', () => {
  it('end a call of two', async () => {
    const call = await inWith(2);
    await distrust(call, 2);
    expect(call.engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
  });

  it('of one among several leave out that one, and nobody else', async () => {
    const call = await inWith(2, 3);
    await distrust(call, 2);
    expect(call.engine.state()).toMatchObject({ state: 'connecting', ending: null, words: null });
    expect(states(call)).toEqual({ [two]: 'leftOut', [three]: 'connecting' });
    expect(call.asked.filter((what) => what === 'connection')).toHaveLength(1);
    expect(call.asked.at(-1)).toBe('closed');
    await call.engine.leave();
  });

  it('are not asked a second time: what the same stay says later makes no connection', async () => {
    const call = await inWith(2, 3);
    await distrust(call, 2);
    call.hear(2, { ...nonsense(5), link: bytes(6, 16) });
    await call.engine.reconnect();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(call.asked.filter((what) => what === 'connection')).toHaveLength(1);
    expect(states(call)[two]).toBe('leftOut');
    await call.engine.leave();
  });

  it('end the stay once nobody else is left: they all do not fit, or those who did have gone', async () => {
    const all = await inWith(2, 3);
    await distrust(all, 2);
    await distrust(all, 3);
    expect(all.engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
    const gone = await inWith(2, 3);
    await distrust(gone, 2);
    gone.seat(2);
    expect(gone.engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
  });

  it('are looked at anew when that person leaves and is let in again', async () => {
    const call = await inWith(2, 3);
    await distrust(call, 2);
    call.seat(3);
    expect(states(call)).toEqual({ [three]: 'connecting' });
    call.seat(2, 3);
    expect(states(call)[two]).toBe('connecting');
    await call.engine.leave();
  });
});
