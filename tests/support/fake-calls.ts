// What the fake bridge answers about calls to the main window.

import type { ChannelName, ChannelRequest, ChannelResponse } from '../../contract/bridge/channels.ts';
import type { FakeBridge } from './fake-bridge.ts';
import type { FakeScene } from './fake-scene.ts';

type Channel = Extract<ChannelName, `calls.${string}`>;
type Handlers = {
  readonly [Name in Channel]: (request: ChannelRequest<Name>) => ChannelResponse<Name>;
};

/** Handlers over one scene. */
export function createFakeCalls(scene: FakeScene, emit: FakeBridge['emit']): Handlers {
  return {
    'calls.open': () => ({}),
    'calls.show': () => ({}),
    'calls.live': () => ({ calls: [...scene.liveCalls] }),
    'calls.decline': ({ call }) => {
      scene.liveCalls = scene.liveCalls.filter(({ id }) => id !== call);
      emit('calls.changed', {});
      return {};
    },
    'calls.past': ({ conversation }) => ({
      calls: scene.pastCalls.filter((past) => conversation === null || past.conversation === conversation),
    }),
    'calls.forget': ({ calls }) => {
      scene.pastCalls = calls.length === 0 ? [] : scene.pastCalls.filter(({ id }) => !calls.includes(id));
      emit('calls.changed', {});
      return {};
    },
    'calls.settings': () => scene.callSettings,
    'calls.setEngine': ({ engine }) => {
      scene.callSettings = { ...scene.callSettings, engine };
      return {};
    },
  };
}
