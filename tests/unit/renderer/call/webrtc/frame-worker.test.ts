// The worker of the frames, started ahead of the call: one waits, each stay has its own, and one that fails is not kept.

import { describe, expect, it } from 'vitest';
import {
  createWorkersAhead,
  type FrameWorker,
  followFrameWorker,
} from '../../../../../renderer/call/webrtc/frames/frame-worker.ts';

interface FakeWorker {
  onmessage?: (event: { data: unknown }) => void;
  onerror?: (event: { message: string }) => void;
  isEnded: boolean;
  terminate(): void;
}

function stage() {
  const workers: FakeWorker[] = [];
  const open = (): FrameWorker => {
    const worker: FakeWorker = {
      isEnded: false,
      terminate() {
        worker.isEnded = true;
      },
    };
    workers.push(worker);
    return followFrameWorker(worker as unknown as Worker);
  };
  return { workers, ahead: createWorkersAhead(open) };
}

describe('a frame worker that is started ahead', () => {
  it('is there for the stay that comes, and ready at once if it ran before', async () => {
    const { workers, ahead } = stage();
    ahead.prepare();
    ahead.prepare();
    expect(workers).toHaveLength(1);
    workers[0]?.onmessage?.({ data: { kind: 'ready' } });
    const taken = ahead.take();
    expect(taken.worker).toBe(workers[0]);
    await taken.ready;
  });

  it('serves one stay: the next one has a worker of its own, in which no key of before is', () => {
    const { workers, ahead } = stage();
    ahead.prepare();
    const [first, second] = [ahead.take(), ahead.take()];
    expect(first.worker).not.toBe(second.worker);
    expect(workers).toHaveLength(2);
  });

  it('is ended and forgotten where it does not start', async () => {
    const { workers, ahead } = stage();
    ahead.prepare();
    workers[0]?.onerror?.({ message: 'no' });
    await Promise.resolve();
    await Promise.resolve();
    expect(workers[0]?.isEnded).toBe(true);
    const next = ahead.take();
    expect(next.worker).toBe(workers[1]);
    workers[1]?.onerror?.({ message: 'no' });
    await expect(next.ready).rejects.toMatchObject({ code: 'call.noFrameEncryption' });
  });

  it('goes on when something fails in it later: what cannot be sealed is dropped there', async () => {
    const { workers, ahead } = stage();
    const taken = ahead.take();
    workers[0]?.onmessage?.({ data: { kind: 'ready' } });
    await taken.ready;
    workers[0]?.onerror?.({ message: 'one frame' });
    await Promise.resolve();
    expect(workers[0]?.isEnded).toBe(false);
  });
});
