import { describe, expect, test } from 'vitest';
import { BlurError, type BlurParts, blurTrack } from '../../../../../renderer/call/effects/blurring.ts';
import { measuredFrames, slowWindows } from '../../../../../renderer/call/effects/pace.ts';

interface Scene {
  /** Frames that the camera gives before it ends; endless: it only ends by `stop`. */
  readonly frames?: number;
  /** Milliseconds that the frame of this number takes, or that it cannot be blurred. */
  readonly take?: (number: number) => number | 'fails' | 'hangs';
  readonly startFails?: boolean;
}

/** A camera that gives numbered frames named `room`, and a worker that makes them `blurred`. */
function scene({ frames = 10_000, take = () => 5, startFails = false }: Scene) {
  const written: string[] = [];
  const happened: string[] = [];
  let given = 0;
  let open = 0;
  const frame = (name: string) => {
    open += 1;
    const close = () => {
      open -= 1;
    };
    return { name, timestamp: given * 33_333, close } as unknown as VideoFrame;
  };
  const nameOf = (one: VideoFrame) => (one as unknown as { name: string }).name;
  let isOver = false;
  const parts: BlurParts = {
    processors: 4,
    patienceMs: 200,
    worker: {
      start: async () => {
        if (startFails) throw new Error('no worker');
      },
      blur: async (one) => {
        const ms = take(given);
        one.close();
        if (ms === 'fails') throw new Error('no mask');
        if (ms === 'hangs') return new Promise(() => undefined);
        return { frame: frame(nameOf(one).replace('room', 'blurred')), ms };
      },
      stop: (isSound) => happened.push(isSound ? 'worker kept' : 'worker ended'),
    },
    openSource: () => ({
      read: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        given += 1;
        return isOver || given > frames ? null : frame('room');
      },
      stop: () => {
        isOver = true;
      },
    }),
    openSink: () => ({
      track: {} as MediaStreamTrack,
      write: async (one) => {
        written.push(nameOf(one));
        one.close();
      },
      stop: () => happened.push('track ended'),
    }),
  };
  const troubles: string[] = [];
  const ended = Promise.withResolvers<void>();
  const blur = () =>
    blurTrack(parts, (trouble) => {
      troubles.push(trouble);
      ended.resolve();
    });
  return { blur, written, happened, troubles, ended: ended.promise, openFrames: () => open };
}

const trouble = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof BlurError ? error.trouble : error),
  );

describe('a blurred track', () => {
  test('carries blurred frames alone, and ends quietly when it is stopped', async () => {
    const { blur, written, happened, troubles, openFrames } = scene({});
    const blurred = await blur();
    expect(written.length).toBeGreaterThanOrEqual(measuredFrames);
    blurred.stop();
    blurred.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(new Set(written)).toEqual(new Set(['blurred']));
    expect([happened, troubles, openFrames()]).toEqual([['track ended', 'worker kept'], [], 0]);
  });

  test.each([
    ['broken', { startFails: true }],
    ['broken', { take: () => 'fails' as const }],
    ['broken', { take: () => 'hangs' as const }],
    ['broken', { frames: 3 }],
    ['slow', { take: () => 200 }],
  ] satisfies [string, Scene][])('is not begun, and nothing is left running: %s %o', async (why, given) => {
    const { blur, written, happened } = scene(given);
    expect(await trouble(blur())).toBe(why);
    expect(happened).toContain('frames' in given || why === 'slow' ? 'worker kept' : 'worker ended');
    expect(written).not.toContain('room');
  });

  test.each([
    ['broken', (at: number) => (at > 40 ? ('fails' as const) : 5)],
    ['broken', (at: number) => (at > 40 ? ('hangs' as const) : 5)],
    ['slow', (at: number) => (at > 40 ? 200 : 5)],
  ])('that dies in mid-call ends, says so once, and shows no room: %s', async (why, take) => {
    const { blur, written, happened, troubles, ended } = scene({ take });
    await blur();
    await ended;
    expect(troubles).toEqual([why]);
    expect(happened).toEqual(['track ended', why === 'slow' ? 'worker kept' : 'worker ended']);
    expect(new Set(written)).toEqual(new Set(['blurred']));
    if (why === 'slow') expect(written.length).toBeGreaterThan(slowWindows * measuredFrames);
  });

  test('ends with the camera and calls that no trouble of its own', async () => {
    const { blur, happened, troubles } = scene({ frames: 60 });
    await blur();
    await expect.poll(() => happened).toContain('track ended');
    expect(troubles).toEqual([]);
  });
});
