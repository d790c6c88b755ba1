// The contract of a call engine, kept by Zoom's adapter: two of them in one session behind a faked boundary of the SDK.
// Every chapter holds here. What is WebRTC's alone (keys of frames, the four words, ICE) is no part of the contract and
// is asked of WebRTC beside it; what Zoom's cloud does is not tried here, only what the adapter makes of it.

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ZoomAccess } from '../../../contract/bridge/call-channels.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine } from '../../../renderer/call/engine/call-engine.ts';
import { createZoomEngine } from '../../../renderer/call/zoom/zoom-engine.ts';
import { type CallScene, callEngineSuite, everythingOn } from '../../support/call-engine-suite.ts';
import { createFakeZoomSession, type FakeZoomComputer } from '../../support/fake-zoom-session.ts';

const people = [
  { device: 'dina', key: 'key-dina' },
  { device: 'rana', key: 'key-rana' },
];

interface Seat {
  readonly computer: FakeZoomComputer;
  readonly engine: CallEngine;
}

interface Scene extends CallScene {
  /** How many are in Zoom's session. */
  readonly present: () => number;
}

function openScene(): Scene {
  const session = createFakeZoomSession(new Map(people.map(({ device, key }) => [`token-${device}`, key])));
  const seat = (device: string): Seat => {
    const computer = session.computer();
    const access: ZoomAccess = {
      topic: 'topic',
      passcode: 'passcode12',
      token: `token-${device}`,
      displayName: device === 'dina' ? '1' : '2',
      people,
    };
    const engine = createZoomEngine({
      load: async () => computer.sdk,
      access: async () => access,
      assets: 'https://call.invalid/sdk/lib',
      sharing: () => {},
    });
    return { computer, engine };
  };
  const own = seat('dina');
  const other = seat('rana');
  const place = document.createElement('div');
  const pictures = (): number => place.querySelectorAll('video-player').length;

  return {
    engine: {
      async act(method, ...given) {
        try {
          await (own.engine[method] as (...values: readonly unknown[]) => Promise<void>)(...given);
          return null;
        } catch (thrown) {
          return toAppError(thrown).code;
        }
      },
      state: async () => own.engine.state(),
      async show(whose, what) {
        const takeOut = own.engine.show(whose === 'self' ? 'self' : 'rana', what, place);
        await vi.waitFor(() => expect([pictures(), own.computer.fed()]).toEqual([1, 1]));
        return async () => {
          takeOut();
          await vi.waitFor(() => expect(own.computer.fed()).toBe(0));
          return pictures();
        };
      },
    },
    other: {
      enter: () => other.engine.join(everythingOn),
      setMicrophone: other.engine.setMicrophone,
      setCamera: other.engine.setCamera,
      share: (on) => (on ? other.engine.share() : other.engine.stopSharing()),
      leave: other.engine.leave,
    },
    devices: {
      refuse: async (how) => own.computer.refuse(how),
      unplug: async (sort) => own.computer.unplug(sort),
      live: async (sort) => own.computer.live(sort),
    },
    network: {
      cut: async () => own.computer.cut(),
      mend: async () => own.computer.mend(),
    },
    async close() {
      await Promise.all([own.engine.leave(), other.engine.leave()]);
    },
    present: session.present,
  };
}

for (const { name, steps } of callEngineSuite) {
  describe(name, () => {
    let scene: Scene;
    beforeAll(() => {
      scene = openScene();
    });
    afterAll(async () => {
      await scene.close();
      expect(scene.present(), 'nobody stays behind in a session').toBe(0);
    });
    for (const { title, run } of steps) it(title, () => run(scene));
  });
}
