// The worker's desk without a worker: whose frames open, for how long, and that no counter comes twice.

import { describe, expect, it } from 'vitest';
import { headerOf } from '../../../../../renderer/call/sframe/frame.ts';
import { createFrameDesk } from '../../../../../renderer/call/webrtc/frames/frame-desk.ts';

const link = 'a link';
const frame = () => Uint8Array.from({ length: 30 }, (_, at) => at * 3);
const keys = (epoch: number, own: number, other: number, secret = 5) => ({
  link,
  epoch,
  base: new Uint8Array(32).fill(secret + epoch),
  own,
  other,
});

/** Two ends of one link with a clock. */
async function pair() {
  let now = 0;
  const here = createFrameDesk(10_000, () => now);
  const there = createFrameDesk(10_000, () => now);
  await here.setKeys(keys(3, 0, 1));
  await there.setKeys(keys(3, 1, 0));
  const send = async () => {
    const sealed = await here.seal(link, 'audio', frame());
    if (sealed === null) throw new Error('not sealed');
    return new Uint8Array(sealed);
  };
  const opens = async (sealed: Uint8Array<ArrayBuffer>) => (await there.open(link, 'audio', sealed)) !== null;
  return {
    here,
    there,
    send,
    opens,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('S13: frames of a link', () => {
  it('go out sealed or not at all', async () => {
    const desk = createFrameDesk(10_000, () => 0);
    expect(await desk.seal(link, 'video', frame())).toBeNull();
    expect(await desk.open(link, 'video', frame())).toBeNull();
    await desk.setKeys(keys(1, 4, 4));
    expect(await desk.seal(link, 'video', frame()), 'both ends under one index share a key').toBeNull();
  });

  it('are opened once, and what comes changed or twice is dropped and counted', async () => {
    const { there, send, opens } = await pair();
    const [first, second] = [await send(), await send()];
    expect([await opens(second), await opens(first), await opens(first)]).toEqual([true, true, false]);
    const changed = await send();
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(await opens(changed)).toBe(false);
    expect(await opens(new Uint8Array(3))).toBe(false);
    expect(there.takeReport()).toEqual([{ link, opened: 2, refused: 2, unknown: 0 }]);
    expect(there.takeReport()).toEqual([]);
  });

  it('of an epoch before open until ten seconds after the first newer one', async () => {
    const { here, there, send, opens, pass } = await pair();
    const [early, late, tooLate] = [await send(), await send(), await send()];
    await here.setKeys(keys(4, 0, 1));
    const renewed = await send();
    expect(await opens(renewed)).toBe(false);
    expect(there.takeReport()).toEqual([{ link, opened: 0, refused: 0, unknown: 1 }]);
    await there.setKeys(keys(4, 1, 0));
    pass(60_000);
    // However long that takes: as long as nothing newer comes, the other side may be behind.
    expect([await opens(early), await opens(await send())]).toEqual([true, true]);
    pass(9_999);
    expect(await opens(late)).toBe(true);
    pass(1);
    expect([await opens(tooLate), await opens(await send())]).toEqual([false, true]);
    await there.setKeys(keys(3, 1, 0));
    expect(await opens(tooLate), 'a key that is gone does not come back').toBe(false);
  });

  it('are sealed so that a side that stays behind in mid-call can open them', async () => {
    const { here, send, opens } = await pair();
    here.allow(link, 3);
    await here.setKeys(keys(4, 0, 1));
    await here.setKeys(keys(5, 0, 1));
    expect(await opens(await send())).toBe(true);
    here.allow(link, 5);
    expect(await opens(await send())).toBe(false);
  });

  it('open under the number that somebody has now, whatever was thought of them before', async () => {
    const { here, there, send, opens } = await pair();
    await here.setKeys(keys(3, 6, 1));
    expect(await opens(await send())).toBe(false);
    await there.setKeys(keys(3, 1, 6));
    expect(await opens(await send())).toBe(true);
  });

  it('never carry a counter twice: keys given again, at once or after the link was closed, change nothing', async () => {
    const { here, send } = await pair();
    const counters = new Set<string>();
    const note = async () => {
      const header = headerOf('audio', await send());
      counters.add(`${header?.kid} ${header?.counter}`);
    };
    for (let round = 0; round < 5; round++) {
      await note();
      await here.setKeys(keys(3, 0, 1));
      await Promise.all([here.setKeys(keys(4 + round, 0, 1)), here.setKeys(keys(4 + round, 0, 1))]);
      await note();
      // Another number in this epoch and back, an older epoch, a side that falls behind and comes after.
      await here.setKeys(keys(4 + round, 9, 1));
      await note();
      await here.setKeys(keys(4 + round, 0, 1));
      await here.setKeys(keys(2, 0, 1));
      here.allow(link, 3);
      await note();
      here.allow(link, 99);
    }
    expect(counters.size).toBe(20);
    here.close(link);
    await here.setKeys(keys(3, 0, 1));
    expect(await here.seal(link, 'audio', frame())).toBeNull();
  });
});
