// What every CallEngine must do, whatever carries the call: run against WebRTC for real and against Zoom's adapter.

import assert from 'node:assert/strict';
import type { CallState, MediaChoice } from '../../renderer/call/engine/call-engine.ts';

/** The engine under test, which may live in a page: what goes in and comes out is plain values. */
export interface EngineHandle {
  /** Calls a method; null where it resolved, else the code of the error. */
  readonly act: (
    method:
      | 'join'
      | 'setMicrophone'
      | 'setCamera'
      | 'useMicrophone'
      | 'useCamera'
      | 'useSpeaker'
      | 'share'
      | 'stopSharing'
      | 'reconnect'
      | 'leave',
    ...given: readonly unknown[]
  ) => Promise<string | null>;
  readonly state: () => Promise<CallState>;
  /** Shows a picture in the page; answers whether an element with a picture is there, and how to take it out. */
  readonly show: (whose: 'self' | 'other', what: 'picture' | 'screen') => Promise<() => Promise<number>>;
}

/** One call: the engine, one other person, devices and a network that can fail. */
export interface CallScene {
  readonly engine: EngineHandle;
  readonly other: {
    readonly enter: () => Promise<void>;
    readonly setMicrophone: (on: boolean) => Promise<void>;
    readonly setCamera: (on: boolean) => Promise<void>;
    readonly share: (on: boolean) => Promise<void>;
    readonly leave: () => Promise<void>;
  };
  readonly devices: {
    /** From now on asking for a device fails like this; null: it works again. */
    readonly refuse: (how: 'denied' | 'busy' | 'missing' | null) => Promise<void>;
    /** The device in use is pulled out. */
    readonly unplug: (sort: 'camera' | 'microphone') => Promise<void>;
    /** How many captured tracks of this sort are live: the light is on while it is not 0. */
    readonly live: (sort: 'camera' | 'microphone') => Promise<number>;
  };
  readonly network: { readonly cut: () => Promise<void>; readonly mend: () => Promise<void> };
  readonly close: () => Promise<void>;
}

interface Step {
  readonly title: string;
  readonly run: (scene: CallScene) => Promise<void>;
}

/** Steps of one call, in this order, on one scene. */
export interface Chapter {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Comes in with everything on and nothing changed. */
export const everythingOn: MediaChoice = {
  microphone: null,
  camera: null,
  speaker: null,
  microphoneOn: true,
  cameraOn: true,
  blur: false,
  noise: false,
};

const everyMs = 50;
const mostTries = 400;

/** Waits until the state is so; says what it was where it never is. */
export async function until(
  engine: Pick<EngineHandle, 'state'>,
  isSo: (state: CallState) => boolean,
): Promise<CallState> {
  let state = await engine.state();
  for (let tries = 0; tries < mostTries && !isSo(state); tries++) {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, everyMs);
    await promise;
    state = await engine.state();
  }
  assert.ok(isSo(state), `never so, but ${JSON.stringify(state)}; awaited ${isSo}`);
  return state;
}

const person = ({ people }: CallState) => people[0];

async function meet({ engine, other }: CallScene): Promise<void> {
  assert.equal(await engine.act('join', everythingOn), null);
  await other.enter();
  await until(engine, (state) => state.state === 'connected' && person(state)?.hasPicture === true);
}

const wholeCall: Chapter = {
  name: 'a whole call',
  steps: [
    {
      title: 'is idle and refuses every press before it was joined',
      async run({ engine, devices }) {
        assert.equal((await engine.state()).state, 'idle');
        assert.equal(await engine.act('setMicrophone', true), 'call.notIn');
        assert.equal(await devices.live('camera'), 0);
      },
    },
    {
      title: 'is alone with its own picture until somebody comes, and says what they give',
      async run(scene) {
        const { engine, other } = scene;
        assert.equal(await engine.act('join', everythingOn), null);
        const alone = await until(engine, ({ state }) => state === 'alone');
        assert.deepEqual([alone.local.microphone, alone.local.camera, alone.problems], ['on', 'on', []]);
        await other.enter();
        const met = await until(engine, (state) => person(state)?.hasPicture === true);
        assert.deepEqual(
          [met.state, person(met)?.hasSound, person(met)?.state],
          ['connected', true, 'connected'],
        );
        assert.equal(await engine.act('join', everythingOn), null, 'a second press is no second call');
      },
    },
    {
      title: 'mutes, and stops the camera so that its light goes out',
      async run({ engine, devices }) {
        await engine.act('setMicrophone', false);
        await engine.act('setCamera', false);
        const off = await engine.state();
        assert.deepEqual([off.local.microphone, off.local.camera], ['muted', 'off']);
        assert.equal(await devices.live('camera'), 0);
        await engine.act('setMicrophone', true);
        await engine.act('setCamera', true);
        const on = await until(engine, ({ local }) => local.camera === 'on');
        assert.equal(on.local.microphone, 'on');
        assert.equal(await devices.live('camera'), 1);
      },
    },
    {
      title: 'changes the devices while talking, one light on at a time',
      async run({ engine, devices }) {
        assert.equal(await engine.act('useMicrophone', null), null);
        assert.equal(await engine.act('useCamera', null), null);
        assert.equal(await engine.act('useSpeaker', null), null);
        const state = await until(engine, ({ local }) => local.camera === 'on' && local.microphone === 'on');
        assert.deepEqual(state.problems, []);
        assert.deepEqual([await devices.live('camera'), await devices.live('microphone')], [1, 1]);
      },
    },
    {
      title: 'hears when the other person mutes, stops the camera, shows a screen',
      async run({ engine, other }) {
        await other.setMicrophone(false);
        await other.setCamera(false);
        await until(engine, (state) => person(state)?.hasSound === false && !person(state)?.hasPicture);
        await other.share(true);
        await until(engine, (state) => person(state)?.isSharing === true);
        await other.share(false);
        await other.setMicrophone(true);
        await other.setCamera(true);
        await until(engine, (state) => {
          const seen = person(state);
          return seen?.isSharing === false && seen.hasSound && seen.hasPicture;
        });
      },
    },
    {
      title: 'shows a screen and takes it away again',
      async run({ engine }) {
        await engine.act('share');
        await until(engine, ({ local }) => local.sharing);
        await engine.act('stopSharing');
        const after = await until(engine, ({ local }) => !local.sharing);
        assert.deepEqual(after.problems, []);
      },
    },
    {
      title: 'puts pictures where they are wanted and takes them out',
      async run({ engine }) {
        for (const whose of ['self', 'other'] as const) {
          const takeOut = await engine.show(whose, 'picture');
          assert.equal(await takeOut(), 0);
        }
      },
    },
    {
      title: 'is alone again when the other person leaves',
      async run({ engine, other }) {
        await other.leave();
        assert.deepEqual((await until(engine, ({ state }) => state === 'alone')).people, []);
      },
    },
    {
      title: 'leaves with every track stopped, and is over for good',
      async run({ engine, devices }) {
        assert.equal(await engine.act('leave'), null);
        const left = await engine.state();
        assert.deepEqual([left.state, left.ending, left.people.length], ['left', null, 0]);
        assert.deepEqual([await devices.live('camera'), await devices.live('microphone')], [0, 0]);
        assert.equal(await engine.act('setCamera', true), 'call.over');
        assert.equal(await engine.act('join', everythingOn), 'call.over');
        assert.equal(await engine.act('leave'), null, 'leaving twice is no mistake');
      },
    },
  ],
};

const failing: Chapter = {
  name: 'devices that fail',
  steps: [
    {
      title: 'goes in without what is refused, and says what it was',
      async run({ engine, other, devices }) {
        await devices.refuse('denied');
        assert.equal(await engine.act('join', everythingOn), null);
        await other.enter();
        const { local, problems } = await until(engine, ({ state }) => state === 'connected');
        assert.deepEqual([local.microphone, local.camera], ['none', 'off']);
        assert.deepEqual([...problems].sort(), ['cameraDenied', 'microphoneDenied']);
      },
    },
    {
      title: 'names a camera that another program has, and forgets it once the camera works',
      async run({ engine, devices }) {
        await devices.refuse('busy');
        assert.equal(await engine.act('setCamera', true), null);
        assert.ok((await engine.state()).problems.includes('cameraBusy'));
        await devices.refuse(null);
        await engine.act('setCamera', true);
        await engine.act('setMicrophone', true);
        const well = await until(engine, ({ local }) => local.camera === 'on' && local.microphone === 'on');
        assert.deepEqual(well.problems, []);
      },
    },
    {
      title: 'never turns another camera on when one is pulled out',
      async run({ engine, devices }) {
        await devices.unplug('camera');
        const { local, problems } = await until(engine, (state) => state.problems.includes('cameraGone'));
        assert.deepEqual([local.camera, problems], ['off', ['cameraGone']]);
        assert.equal(await devices.live('camera'), 0);
      },
    },
    {
      title: 'is silent when the microphone is pulled out, until another one is chosen',
      async run({ engine, devices }) {
        await devices.unplug('microphone');
        const gone = await until(engine, (state) => state.problems.includes('microphoneGone'));
        assert.equal(gone.local.microphone, 'none');
        assert.equal(await devices.live('microphone'), 0);
        await engine.act('useMicrophone', null);
        const there = await until(engine, ({ local }) => local.microphone !== 'none');
        assert.ok(!there.problems.includes('microphoneGone'));
        assert.equal(there.local.microphone, 'muted', 'a person says when they are heard again');
      },
    },
  ],
};

const network: Chapter = {
  name: 'a network that fails',
  steps: [
    {
      title: 'is connected anew by itself when the network was away',
      async run(scene) {
        const { engine, network: line } = scene;
        await meet(scene);
        await line.cut();
        const lost = await until(engine, ({ state }) => state === 'reconnecting');
        assert.deepEqual([lost.network, person(lost)?.state], [0, 'lost']);
        assert.ok(lost.problems.includes('reconnecting'));
        await line.mend();
        const back = await until(engine, ({ state }) => state === 'connected');
        assert.ok(!back.problems.includes('reconnecting'));
      },
    },
  ],
};

const early: Chapter = {
  name: 'leaving while it still goes in',
  steps: [
    {
      title: 'leaves no light on and nothing behind',
      async run({ engine, devices }) {
        const [, left] = await Promise.all([engine.act('join', everythingOn), engine.act('leave')]);
        assert.equal(left, null);
        assert.equal((await engine.state()).state, 'left');
        assert.deepEqual([await devices.live('camera'), await devices.live('microphone')], [0, 0]);
      },
    },
  ],
};

/** Chapters in the order in which they are told; each on a scene of its own. */
export const callEngineSuite: readonly Chapter[] = [wholeCall, failing, network, early];
