// The contract of a call engine, kept by WebRTC for real: two engines, real codecs, real encryption, in one sandboxed page.

import type { CallState } from '../../renderer/call/engine/call-engine.ts';
import { type CallScene, callEngineSuite, everythingOn, until } from '../support/call-engine-suite.ts';
import { type CallPage, openCallPage } from '../support/call-page/open.ts';
import { openScene } from '../support/call-page/scene.ts';
import { openedFrames } from '../support/call-page/wire.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ mode: 'serial' });

let call: CallPage;
test.beforeAll(async () => {
  call = await openCallPage();
});
test.afterAll(async () => {
  await call.close();
  expect(call.violations).toEqual([]);
});

for (const { name, steps } of callEngineSuite) {
  test.describe(name, () => {
    let scene: CallScene;
    test.beforeAll(async () => {
      scene = await openScene(call);
    });
    test.afterAll(() => scene.close());
    for (const { title, run } of steps) test(title, () => run(scene));
  });
}

/** Joins these engines, which are in already. */
const join = (...numbers: readonly number[]) =>
  call.page.evaluate(
    ([who, given]) => {
      for (const number of who) window.rig.hub.enter(number);
      return Promise.all(who.map((number) => window.rig.act(number, 'join', [given])));
    },
    [numbers, everythingOn] as const,
  );

/** Waits for a state of one engine. */
const stateOf = (number: number, isSo: (state: CallState) => boolean) =>
  until({ state: () => call.page.evaluate((who) => window.rig.state(who), number) }, isSo);

const decoded = (number: number) => call.page.evaluate((who) => window.rig.decoded(who), number);

test.describe('S13: a call is end-to-end encrypted or is not made', () => {
  test.afterEach(() => call.page.evaluate(() => window.rig.begin()));

  test('both sides see moving pictures and hear sound, and read the same four words', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      window.rig.add(1);
      window.rig.add(2);
    });
    expect(await call.page.evaluate(() => window.rig.of(1).connections.length)).toBe(0);
    expect(await join(1, 2)).toEqual([null, null]);
    const one = await stateOf(1, ({ words }) => words !== null);
    const two = await stateOf(2, ({ words }) => words !== null);
    expect(one.words).toEqual(two.words);
    for (const number of [1, 2]) {
      await expect.poll(async () => (await decoded(number)).frames).toBeGreaterThan(8);
      await expect.poll(async () => (await decoded(number)).energy).toBeGreaterThan(0);
    }
    // The next epoch, of which one side does not hear (it is locked): frames go on both ways. Then it hears.
    for (const rekey of [
      () => window.rig.hub.rekey(2),
      () => window.rig.hub.rekey(2),
      () => window.rig.hub.rekey(),
    ]) {
      await call.page.evaluate(rekey);
      const before = await Promise.all([decoded(1), decoded(2)]);
      for (const number of [1, 2]) {
        const { frames } = before[number - 1] ?? { frames: 0 };
        await expect.poll(async () => (await decoded(number)).frames).toBeGreaterThan(frames + 8);
      }
    }
    expect((await stateOf(1, () => true)).words).toEqual(one.words);
  });

  test('frames taken off the wire open with the key of the call and with no other', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      window.rig.add(1);
      window.rig.addListener(2);
    });
    await join(1, 2);
    const heard = () => call.page.evaluate(() => window.rig.heard);
    await expect.poll(async () => (await heard()).video.length).toBeGreaterThan(20);
    // Packets sent twice, to feel how wide the line is, come as the same frame again.
    const { audio, video } = await heard();
    const frames = { audio: [...new Set(audio)], video: [...new Set(video)] };
    const signals = await call.page.evaluate(() => window.rig.hub.sent.map(({ signal }) => signal));
    const keys = { base: new Uint8Array(32), epoch: 3, sender: 0, receiver: 1 };
    keys.base[0] = 3;
    const all = frames.audio.length + frames.video.length;
    expect(await openedFrames(signals, { ...keys, base: keys.base.slice() }, frames)).toBe(all);
    expect(await openedFrames(signals, { ...keys, base: new Uint8Array(32) }, frames)).toBe(0);
    expect(await openedFrames(signals, { ...keys, sender: 1, receiver: 0 }, frames)).toBe(0);
  });

  test('somebody with another key is not seen or heard, and is said to be so', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      window.rig.add(1);
      window.rig.add(2);
      window.rig.hub.makeStranger(2);
    });
    await join(1, 2);
    const state = await stateOf(1, ({ people }) => people[0]?.state === 'undecryptable');
    expect(state.problems).toContain('cannotDecrypt');
    expect(state.people[0]?.hasPicture).toBe(false);
    expect(await decoded(1)).toEqual({ frames: 0, energy: 0 });
  });

  for (const how of ['in the description alone', 'in the description and beside it'] as const) {
    test(`a relay that swaps the fingerprint ${how} ends the call before a word`, async () => {
      await call.page.evaluate(
        async ([both]) => {
          await window.rig.begin();
          window.rig.add(1);
          window.rig.add(2);
          window.rig.hub.tamper((_from, signal) => {
            if (signal.kind !== 'description' || signal.sort !== 'answer') return signal;
            const sdp = signal.sdp.replaceAll(/(a=fingerprint:sha-256 )..(?=:)/g, '$1A5');
            const first = Uint8Array.from(
              atob(signal.fingerprint.replaceAll('-', '+').replaceAll('_', '/')),
              (letter) => letter.charCodeAt(0),
            );
            first[0] = 0xa5;
            const text = btoa(String.fromCharCode(...first))
              .replaceAll('+', '-')
              .replaceAll('/', '_');
            return { ...signal, sdp, fingerprint: both ? text.replaceAll('=', '') : signal.fingerprint };
          });
        },
        [how === 'in the description and beside it'],
      );
      await join(1, 2);
      const state = await stateOf(1, (one) => one.state === 'left');
      expect(state.ending).toBe('notTrusted');
      expect(
        await call.page.evaluate(() =>
          window.rig.of(1).captured.filter(({ readyState }) => readyState === 'live'),
        ),
      ).toEqual([]);
      expect(await decoded(2)).toEqual({ frames: 0, energy: 0 });
    });
  }

  test('of three, one whose descriptions are not ours is left out and named; the others go on, and the stay ends with them', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      for (const number of [1, 2, 3]) window.rig.add(number);
      const { device } = window.rig.of(3);
      window.rig.hub.tamper((from, signal) =>
        from.device === device && signal.kind === 'description' ? { ...signal, sdp: 'v=0\r\n' } : signal,
      );
    });
    const third = await call.page.evaluate(() => window.rig.of(3).device);
    await join(1, 2, 3);
    const leavesOut = ({ people }: CallState) =>
      people.some(({ device, state }) => device === third && state === 'leftOut') &&
      people.some(({ device, hasPicture }) => device !== third && hasPicture);
    for (const number of [1, 2]) {
      const state = await stateOf(number, leavesOut);
      expect([state.state, state.words]).toEqual(['connected', null]);
      await expect.poll(async () => (await decoded(number)).frames).toBeGreaterThan(8);
    }
    expect(await decoded(3)).toEqual({ frames: 0, energy: 0 });
    await call.page.evaluate(async () => {
      await window.rig.of(2).engine.leave();
      window.rig.hub.leave(2);
    });
    expect((await stateOf(1, ({ state }) => state === 'left')).ending).toBe('notTrusted');
  });

  test('a browser without a way to the frames is refused before it asks for a camera', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      window.rig.add(1, { hasEncodedStreams: () => false, newScriptTransform: null });
    });
    expect(await join(1)).toEqual(['call.noFrameEncryption']);
    expect(await call.page.evaluate(() => window.rig.of(1).captured.length)).toBe(0);
  });

  test('three people see each other, and one whose page died is back under keys of its own', async () => {
    await call.page.evaluate(async () => {
      await window.rig.begin();
      for (const number of [1, 2, 3]) window.rig.add(number);
    });
    await join(1, 2, 3);
    const all = ({ people }: CallState) =>
      people.length === 2 && people.every(({ hasPicture }) => hasPicture);
    const states = await Promise.all([1, 2, 3].map((number) => stateOf(number, all)));
    const words = await Promise.all(
      [1, 2, 3].map((number) => stateOf(number, (state) => state.words !== null)),
    );
    expect(new Set(words.map((state) => String(state.words))).size).toBe(1);
    expect(states.map(({ state }) => state)).toEqual(['connected', 'connected', 'connected']);
    const links = () =>
      call.page.evaluate(() => new Set(window.rig.hub.sent.map(({ signal }) => signal.link)).size);
    const before = await links();
    // The page is gone without a word; the same seat comes again.
    await call.page.evaluate(() => {
      for (const pc of window.rig.of(2).connections) pc.close();
      void window.rig.of(2).engine.leave();
      window.rig.add(2);
    });
    await join(2);
    await stateOf(2, all);
    await stateOf(1, all);
    expect(await links()).toBeGreaterThanOrEqual(before + 2);
    const { frames } = await decoded(1);
    await expect.poll(async () => (await decoded(1)).frames).toBeGreaterThan(frames + 8);
  });
});
