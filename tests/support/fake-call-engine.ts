// An engine of a call in memory, for tests of the room: says what it was told, and shows what a test wants.

import type {
  CallEngine,
  CallState,
  MediaChoice,
  RemotePerson,
} from '../../renderer/call/engine/call-engine.ts';

export interface FakeCallEngine {
  readonly engine: CallEngine;
  /** What was asked of it, in order: `camera off`, `share` … */
  readonly asked: readonly string[];
  /** Changes the state as the network or a device would. */
  readonly change: (part: Partial<CallState>) => void;
  /** The next thing asked of it fails with this. */
  readonly failNext: (error: Error) => void;
  readonly joinedWith: () => MediaChoice | null;
}

/** Somebody who is seen and heard. */
export function fakeRemote(device: string, part: Partial<RemotePerson> = {}): RemotePerson {
  return {
    device,
    hasSound: true,
    hasPicture: true,
    isSharing: false,
    isSpeaking: false,
    state: 'connected',
    ...part,
  };
}

const first: CallState = {
  state: 'idle',
  ending: null,
  local: {
    microphone: 'on',
    camera: 'on',
    sharing: false,
    isTalkingMuted: false,
    pictureHeldBack: false,
  },
  people: [],
  network: 3,
  problems: [],
  words: null,
};

/** Idle until it is joined. */
export function createFakeCallEngine(people: readonly RemotePerson[] = []): FakeCallEngine {
  let state = first;
  let failure: Error | null = null;
  let joinedWith: MediaChoice | null = null;
  const asked: string[] = [];
  const listeners = new Set<(state: CallState) => void>();
  const change = (part: Partial<CallState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener(state);
  };
  const local = (part: Partial<CallState['local']>): void => change({ local: { ...state.local, ...part } });
  const doing = async (what: string, act: () => void): Promise<void> => {
    asked.push(what);
    const thrown = failure;
    failure = null;
    if (thrown !== null) throw thrown;
    act();
  };
  const word = (on: boolean): string => (on ? 'on' : 'off');
  const nothing = (): void => {};
  const engine: CallEngine = {
    name: 'webrtc',
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join: (choice) =>
      doing('join', () => {
        joinedWith = choice;
        change({ state: people.length === 0 ? 'alone' : 'connected', people });
        local({ camera: choice.cameraOn ? 'on' : 'off' });
      }),
    setMicrophone: (on) => doing(`microphone ${word(on)}`, () => local({ microphone: on ? 'on' : 'muted' })),
    setCamera: (on) => doing(`camera ${word(on)}`, () => local({ camera: word(on) as 'on' | 'off' })),
    useMicrophone: (device) => doing(`use microphone ${device}`, nothing),
    useCamera: (device) => doing(`use camera ${device}`, nothing),
    useSpeaker: (device) => doing(`use speaker ${device}`, nothing),
    setBlur: (on) => doing(`blur ${word(on)}`, nothing),
    setNoise: (on) => doing(`noise ${word(on)}`, nothing),
    share: () => doing('share', () => local({ sharing: true })),
    stopSharing: () => doing('stop sharing', () => local({ sharing: false })),
    show: (whose, what, place) => {
      const picture = document.createElement('video');
      picture.dataset['of'] = `${whose} ${what}`;
      place.append(picture);
      return () => picture.remove();
    },
    reconnect: () => doing('reconnect', () => change({ state: 'connected' })),
    leave: () => doing('leave', () => change({ state: 'left' })),
  };
  return {
    engine,
    asked,
    change,
    failNext: (error) => {
      failure = error;
    },
    joinedWith: () => joinedWith,
  };
}
