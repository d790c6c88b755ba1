// Zoom's SDK as far as O7 touches it, typed by the SDK's own declarations: it obeys, and says what a test lets it say.

import type { ZoomFailure } from '../../renderer/call/zoom/failures.ts';
import type { ZoomUser } from '../../renderer/call/zoom/people.ts';
import type { ZoomClient, ZoomEvents, ZoomSdk, ZoomStream } from '../../renderer/call/zoom/sdk.ts';

type Called = keyof ZoomStream | keyof ZoomClient | keyof ZoomSdk;

/** A person in the session. */
export function zoomUser(userId: number, userKey: string, more: Partial<ZoomUser> = {}): ZoomUser {
  return {
    userId,
    userKey,
    displayName: String(userId),
    audio: 'computer',
    muted: false,
    isHost: false,
    isManager: false,
    bVideoOn: false,
    sharerOn: false,
    sharerPause: false,
    isAllowIndividualRecording: false,
    isVideoConnect: true,
    ...more,
  };
}

export interface FakeZoom {
  readonly sdk: ZoomSdk;
  /** What was called, in order, with what. */
  readonly called: [name: Called, ...given: unknown[]][];
  /** Everybody in the session; this computer has the number 1. */
  users: ZoomUser[];
  /** Ids of what is plugged in. */
  readonly devices: { microphones: string[]; cameras: string[]; speakers: string[] };
  readonly can: { audio: boolean; blur: boolean; noise: boolean; capturing: boolean };
  /** The next call of this name fails: it rejects, or resolves with the failure where `resolves`. */
  readonly failNext: (name: Called, failure: Partial<ZoomFailure>, resolves?: boolean) => void;
  /** The next call of this name waits for what is answered here. */
  readonly holdNext: (name: Called) => () => void;
  readonly emit: <Name extends keyof ZoomEvents>(name: Name, payload: ZoomEvents[Name]) => void;
  /** How many events are listened to. */
  readonly listening: () => number;
}

export function createFakeZoom(): FakeZoom {
  const called: FakeZoom['called'] = [];
  const failures = new Map<Called, { readonly failure: ZoomFailure; readonly resolves: boolean }>();
  const holds = new Map<Called, Promise<void>>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const devices = { microphones: ['m1', 'm2'], cameras: ['c1', 'c2'], speakers: ['s1', 's2'] };
  const can = { audio: true, blur: true, noise: true, capturing: false };

  const note = (name: Called, ...given: unknown[]): void => {
    called.push([name, ...given]);
  };
  const step =
    (name: Called, then: (...given: unknown[]) => void = () => {}) =>
    async (...given: unknown[]) => {
      note(name, ...given);
      await holds.get(name);
      holds.delete(name);
      const failing = failures.get(name);
      failures.delete(name);
      if (failing?.resolves === true) return failing.failure as never;
      if (failing !== undefined) throw failing.failure;
      then(...given);
      return '' as const;
    };
  const list = (ids: readonly string[]) => ids.map((deviceId) => ({ deviceId, label: deviceId }));
  const player = (name: Called) => async (user: number) => {
    await step(name)(user);
    const element = document.createElement('video-player');
    element.dataset['user'] = String(user);
    return element as never;
  };

  const stream: ZoomStream = {
    startAudio: step('startAudio'),
    stopAudio: step('stopAudio'),
    muteAudio: step('muteAudio'),
    unmuteAudio: step('unmuteAudio'),
    switchMicrophone: step('switchMicrophone'),
    switchSpeaker: step('switchSpeaker'),
    getMicList: () => list(devices.microphones),
    getSpeakerList: () => list(devices.speakers),
    getActiveMicrophone: () => devices.microphones[0] ?? '',
    getActiveSpeaker: () => devices.speakers[0] ?? '',
    enableBackgroundNoiseSuppression: step('enableBackgroundNoiseSuppression'),
    isSupportBackgroundNoiseSuppression: () => can.noise,
    startVideo: step('startVideo', () => {
      can.capturing = true;
    }),
    stopVideo: step('stopVideo', () => {
      can.capturing = false;
    }),
    switchCamera: step('switchCamera'),
    getCameraList: () => list(devices.cameras),
    getActiveCamera: () => devices.cameras[0] ?? '',
    isCapturingVideo: () => can.capturing,
    updateVirtualBackgroundImage: step('updateVirtualBackgroundImage'),
    isSupportVirtualBackground: () => can.blur,
    attachVideo: player('attachVideo'),
    detachVideo: player('detachVideo'),
    attachShareView: player('attachShareView'),
    detachShareView: player('detachShareView'),
    startShareScreen: step('startShareScreen'),
    stopShareScreen: step('stopShareScreen'),
    isStartShareScreenWithVideoElement: () => true,
  };

  const client: ZoomClient = {
    init: step('init'),
    join: step('join'),
    leave: step('leave'),
    getAllUser: () => fake.users,
    getCurrentUserInfo: () => fake.users.find(({ userId }) => userId === 1) ?? zoomUser(1, 'self'),
    getMediaStream: () => stream,
    on(name: string, listener: (payload: never) => void) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off(name: string, listener: (payload: never) => void) {
      listeners.get(name)?.delete(listener);
    },
  };

  const fake: FakeZoom = {
    sdk: {
      checkSystemRequirements: () => ({ audio: can.audio, video: true, screen: true }),
      createClient: () => client,
      destroyClient: async () => note('destroyClient'),
    },
    called,
    users: [zoomUser(1, 'self')],
    devices,
    can,
    failNext: (name, failure, resolves = false) =>
      failures.set(name, {
        failure: { type: 'INTERNAL_ERROR', reason: '', errorCode: 2, ...failure },
        resolves,
      }),
    holdNext(name) {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(name, promise);
      return resolve;
    },
    emit(name, payload) {
      for (const listener of [...(listeners.get(name) ?? [])]) listener(payload as never);
    },
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  };
  return fake;
}
