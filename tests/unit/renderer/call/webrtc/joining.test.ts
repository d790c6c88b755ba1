// Going in: what has to be asked for is asked for at the same time, and nothing is asked before.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Seat } from '../../../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import type { CallBrowser } from '../../../../../renderer/call/webrtc/browser.ts';
import { webRtcEngine } from '../../../../../renderer/call/webrtc/engine.ts';
import { followFrameWorker } from '../../../../../renderer/call/webrtc/frames/frame-worker.ts';
import type { CallPort } from '../../../../../renderer/call/webrtc/port.ts';

const seatOf = (number: number): Seat => {
  const id = toBase64Url(new Uint8Array(16).fill(number));
  return { account: id, device: id };
};
const everythingOff = {
  microphone: null,
  camera: null,
  speaker: null,
  microphoneOn: false,
  cameraOn: false,
  blur: false,
  noise: false,
};
const never = <Value>() => new Promise<Value>(() => undefined);

/** A computer without devices whose connections cannot be made: everything up to there is what is looked at. */
function stage(others: readonly number[], port: Partial<CallPort> = {}) {
  const asked: string[] = [];
  const note =
    <Value>(what: string, answer: Promise<Value>) =>
    () => {
      asked.push(what);
      return answer;
    };
  const nowhere = () => () => undefined;
  const full: CallPort = {
    self: seatOf(1),
    seats: () => others.map(seatOf),
    onSeats: nowhere,
    keys: note('keys', never()),
    onRekeyed: nowhere,
    ice: note('ice', Promise.resolve({ servers: [], relayOnly: false, expiresAt: 0 })),
    send: async () => undefined,
    take: async () => [],
    onSignalled: nowhere,
    onBack: nowhere,
    sharing: async () => undefined,
    ...port,
  };
  const worker = { terminate: () => undefined } as unknown as Worker;
  const frames = followFrameWorker(worker);
  const browser = {
    devices: {
      getUserMedia: () => Promise.reject(new DOMException('', 'NotFoundError')),
      enumerateDevices: async () => [],
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    newConnection() {
      asked.push('connection');
      throw new Error('no network');
    },
    newCertificate: async () => ({
      getFingerprints: () => [{ algorithm: 'sha-256', value: Array(32).fill('0A').join(':') }],
    }),
    hasEncodedStreams: () => true,
    openFrameWorker: () => frames,
    newSound: () => ({ setSinkId: async () => undefined, play: async () => undefined, pause() {} }),
  } as unknown as CallBrowser;
  worker.onmessage?.({ data: { kind: 'ready' } } as MessageEvent);
  return { asked, engine: webRtcEngine({ port: full, browser }) };
}

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
    const { asked, engine } = stage([2]);
    expect(asked).toEqual([]);
    await engine.join(everythingOff);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toContain('keys');
    expect(asked.at(-1)).toBe('connection');
    await engine.leave();
  });

  it('asks for the ways once for everybody who is connected in that moment', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<CallPort['ice']>>>();
    let times = 0;
    const ice = () => {
      times += 1;
      return promise;
    };
    const { asked, engine } = stage([2, 3, 4], { ice });
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
    const { engine } = stage([2], { keys });
    await engine.join(everythingOff);
    expect(engine.state().state).toBe('connecting');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(times).toBeGreaterThan(2);
    await engine.leave();
  });

  it('asks for nothing while nobody else is in', async () => {
    const { asked, engine } = stage([]);
    await engine.join(everythingOff);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toEqual([]);
    await engine.leave();
  });
});
