// The engine of a call over Zoom against the SDK's boundary: going in, what a person does, every event, every way out.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ZoomAccess } from '../../../contract/bridge/call-channels.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine, CallProblem, MediaChoice } from '../../../renderer/call/engine/call-engine.ts';
import type { ZoomEvents } from '../../../renderer/call/zoom/sdk.ts';
import { createZoomEngine } from '../../../renderer/call/zoom/zoom-engine.ts';
import { everythingOn } from '../../support/call-engine-suite.ts';
import { createFakeZoom, type FakeZoom, zoomUser } from '../../support/fake-zoom.ts';

const choice: MediaChoice = { ...everythingOn, noise: true };

const access: ZoomAccess = {
  topic: 'topic',
  passcode: 'passcode12',
  token: 'a.b.c',
  displayName: '2',
  people: [{ device: 'rana', key: 'key-rana' }],
};

let zoom: FakeZoom;
let engine: CallEngine;
let known: ZoomAccess;
let told: boolean[];
let load: () => Promise<FakeZoom['sdk']>;

beforeEach(() => {
  vi.useFakeTimers();
  zoom = createFakeZoom();
  known = access;
  told = [];
  load = async () => zoom.sdk;
  engine = createZoomEngine({
    load: () => load(),
    access: async () => known,
    assets: 'https://call.invalid/sdk/lib',
    sharing: (on) => told.push(on),
  });
});
afterEach(async () => {
  await engine.leave();
  vi.useRealTimers();
});

const rana = (more: Parameters<typeof zoomUser>[2] = {}) => zoomUser(7, 'key-rana', more);
const names = () => zoom.called.map(([name]) => name);
const times = (name: string) => names().filter((one) => one === name).length;
const settle = () => vi.advanceTimersByTimeAsync(0);
const problems = () => engine.state().problems;

async function enter(more: Partial<MediaChoice> = {}): Promise<void> {
  zoom.users = [...zoom.users, rana()];
  await engine.join({ ...choice, ...more });
}

async function says<Name extends keyof ZoomEvents>(name: Name, payload: unknown): Promise<void> {
  zoom.emit(name, payload as ZoomEvents[Name]);
  await settle();
}

describe('going in over Zoom', () => {
  it('S13: gives Zoom a number for a name, takes no newer code from it and no logs to it', async () => {
    await enter();
    expect(zoom.called[0]).toEqual([
      'init',
      'en-US',
      'https://call.invalid/sdk/lib',
      { patchJsMedia: false, isLogDetailed: false, leaveOnPageUnload: true, stayAwake: true },
    ]);
    expect(zoom.called[1]).toEqual(['join', 'topic', 'a.b.c', '2', 'passcode12']);
    expect(engine.state()).toMatchObject({
      state: 'connected',
      local: { microphone: 'on', camera: 'on' },
      people: [{ device: 'rana', hasSound: true, hasPicture: false, state: 'connected' }],
      words: null,
      problems: [],
    });
  });

  it('does nothing at Zoom before it is told to, and nothing where access is refused', async () => {
    expect(zoom.called).toEqual([]);
    const refusing = createZoomEngine({
      load: async () => zoom.sdk,
      access: () => Promise.reject(new AppError('calls.zoomNotOffered')),
      assets: '',
      sharing: () => {},
    });
    await expect(refusing.join(choice)).rejects.toMatchObject({ code: 'calls.zoomNotOffered' });
    expect(refusing.state()).toMatchObject({ state: 'failed', ending: 'noConnection' });
    expect(zoom.called).toEqual([]);
  });

  it('is alone until somebody comes, and starts with what was chosen', async () => {
    await engine.join({ ...choice, microphoneOn: false, cameraOn: false, microphone: 'm2', speaker: 's2' });
    expect(engine.state()).toMatchObject({ state: 'alone', local: { microphone: 'muted', camera: 'off' } });
    expect(zoom.called).toContainEqual([
      'startAudio',
      { mute: true, microphoneId: 'm2', speakerId: 's2', backgroundNoiseSuppression: true },
    ]);
    expect(times('startVideo')).toBe(0);
    zoom.users = [...zoom.users, rana()];
    await says('user-added', []);
    expect(engine.state().state).toBe('connected');
  });

  it.each([
    [{ errorCode: 200, reason: 'connection error' }, false, 'calls.zoomUnreachable'],
    [{ errorCode: 1, reason: '' }, true, 'calls.zoomUnreachable'],
    [{ errorCode: 200, reason: 'Verify JWT failed' }, false, 'calls.zoomRefused'],
    [{ errorCode: 200, reason: 'The token has expired' }, true, 'calls.zoomRefused'],
    [{ errorCode: 3004, reason: 'Incorrect passcode.' }, false, 'calls.zoomRefused'],
    [{ errorCode: 3010, reason: 'Role type error' }, false, 'calls.zoomRefused'],
    [{ errorCode: 4005, reason: '' }, false, 'calls.zoomRefused'],
  ])('names why no session came about: %o', async (failure, resolves, code) => {
    zoom.failNext('join', failure, resolves);
    const release = zoom.holdNext('join');
    const refused = expect(engine.join(choice)).rejects.toMatchObject({ code });
    await settle();
    // Zoom says it by an event too, before it answers.
    await says('connection-change', { state: 'Fail' });
    release();
    await refused;
    expect(engine.state()).toMatchObject({ state: 'failed', ending: 'noConnection' });
    expect(zoom.listening()).toBe(0);
  });

  it.each([
    ['files that cannot be had', () => zoom.failNext('init', { errorCode: 5001 })],
    ['a computer that it does not run on', () => Object.assign(zoom.can, { audio: false })],
  ])('says that Zoom does not run here: %s', async (_case, prepare) => {
    prepare();
    await expect(engine.join(choice)).rejects.toMatchObject({ code: 'calls.zoomUnsupported' });
    expect(times('join')).toBe(0);
  });

  it('waits half a minute for a Zoom that never answers, and no longer', async () => {
    const release = zoom.holdNext('join');
    const joining = engine.join(choice);
    const refused = expect(joining).rejects.toMatchObject({ code: 'calls.zoomUnreachable' });
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;
    expect(engine.state().state).toBe('failed');
    release();
  });

  it('stays in no session that was left while it was being entered', async () => {
    const release = zoom.holdNext('join');
    const joining = engine.join(choice);
    await settle();
    await engine.leave();
    const before = times('leave');
    release();
    await joining;
    expect(times('leave')).toBe(before + 1);
    expect(names()).not.toContain('startAudio');
    expect(engine.state().state).toBe('left');
  });

  it.each<[Parameters<FakeZoom['failNext']>[0], number, string, CallProblem]>([
    ['startAudio', 6010, 'Permission denied by user', 'microphoneDenied'],
    ['startAudio', 6010, 'Requested device not found', 'microphoneMissing'],
    ['startAudio', 6010, 'Device in use', 'microphoneBusy'],
    ['startAudio', 2, '', 'microphoneBusy'],
    ['startVideo', 6100, '', 'cameraDenied'],
    ['startVideo', 6101, '', 'cameraMissing'],
    ['startVideo', 6103, '', 'cameraBusy'],
    ['startVideo', 6107, '', 'cameraStoppedByBlur'],
  ])('is in without what could not start: %s %d', async (name, errorCode, reason, problem) => {
    zoom.failNext(name, { errorCode, reason });
    await enter();
    expect(engine.state().state).toBe('connected');
    expect(problems()).toEqual([problem]);
    expect(engine.state().local).toMatchObject(
      name === 'startAudio' ? { microphone: 'none' } : { camera: 'off' },
    );
  });

  it('shows no room that was to be blurred', async () => {
    zoom.can.blur = false;
    await enter({ blur: true });
    expect(times('startVideo')).toBe(0);
    expect(problems()).toEqual(['cameraStoppedByBlur']);
  });
});

describe('in a call over Zoom', () => {
  it('mutes, puts the camera out, and takes other devices', async () => {
    await enter();
    await engine.setMicrophone(false);
    await engine.setCamera(false);
    expect(engine.state().local).toMatchObject({ microphone: 'muted', camera: 'off' });
    expect(names()).toEqual(expect.arrayContaining(['muteAudio', 'stopVideo']));
    await engine.setMicrophone(true);
    await engine.useMicrophone('m2');
    await engine.useCamera('c2');
    expect(names()).not.toContain('switchCamera');
    await engine.setCamera(true);
    expect(zoom.called.at(-1)).toEqual(['startVideo', { cameraId: 'c2' }]);
    await engine.useSpeaker(null);
    await engine.setBlur(true);
    await engine.setNoise(false);
    expect(zoom.called.slice(-3)).toEqual([
      ['switchSpeaker', 's1'],
      ['updateVirtualBackgroundImage', 'blur'],
      ['enableBackgroundNoiseSuppression', false],
    ]);
    expect(engine.state().local).toMatchObject({ microphone: 'on', camera: 'on' });
  });

  it('puts the camera out where the blur fails, before it says so', async () => {
    await enter();
    zoom.failNext('updateVirtualBackgroundImage', { errorCode: 6104 });
    await engine.setBlur(true);
    expect(zoom.called.at(-1)?.[0]).toBe('stopVideo');
    expect(engine.state()).toMatchObject({ local: { camera: 'off' }, problems: ['cameraStoppedByBlur'] });
  });

  it('shares without the sound of the computer, and stops', async () => {
    await enter();
    const place = document.createElement('div');
    const take = engine.show('self', 'screen', place);
    await engine.share();
    expect(zoom.called.at(-1)?.[2]).toMatchObject({
      hideShareAudioOption: true,
      controls: { systemAudio: 'exclude' },
    });
    expect(engine.state().local.sharing).toBe(true);
    expect(place.querySelector('video')).not.toBeNull();
    await engine.stopSharing();
    expect(engine.state().local.sharing).toBe(false);
    expect(place.querySelector('video')).toBeNull();
    take();
    expect(place.children).toHaveLength(0);
    expect(told).toEqual([true, false]);
    zoom.failNext('startShareScreen', { errorCode: 6200 });
    await engine.share();
    expect(problems()).toEqual(['shareDenied']);
  });

  it('puts pictures into their places as they come and go', async () => {
    await enter();
    const place = document.createElement('div');
    const take = engine.show('rana', 'picture', place);
    await settle();
    expect(times('attachVideo')).toBe(0);
    zoom.users = [zoomUser(1, 'self'), rana({ bVideoOn: true })];
    await says('peer-video-state-change', { action: 'Start', userId: 7 });
    expect(place.querySelector<HTMLElement>('video-player')?.dataset['user']).toBe('7');
    zoom.users = [zoomUser(1, 'self'), rana()];
    await says('peer-video-state-change', { action: 'Stop', userId: 7 });
    expect(place.querySelector('video-player')).toBeNull();
    zoom.users = [zoomUser(1, 'self'), rana({ sharerOn: true })];
    engine.show('rana', 'screen', place);
    await says('active-share-change', { state: 'Active', userId: 7 });
    expect(names()).toContain('attachShareView');
    take();
    expect(place.children).toHaveLength(1);
  });

  it('tells who speaks and who talks while muted, for a moment', async () => {
    await enter({ microphoneOn: false });
    await says('active-speaker', [{ userId: 7 }]);
    expect(engine.state().people[0]?.isSpeaking).toBe(true);
    await says('speaking-while-muted', undefined);
    expect(engine.state().local.isTalkingMuted).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(engine.state().people[0]?.isSpeaking).toBe(false);
    expect(engine.state().local.isTalkingMuted).toBe(false);
  });

  it.each([
    [0, 1, ['weakNetwork']],
    [1, 1, ['weakNetwork']],
    [2, 2, []],
    [5, 3, []],
  ])('marks a network of level %d as %d', async (level, network, named) => {
    await enter();
    await says('network-quality-change', { userId: 7, type: 'uplink', level: 0 });
    expect(engine.state().network).toBe(3);
    await says('network-quality-change', { userId: 1, type: 'downlink', level });
    expect(engine.state()).toMatchObject({ network, problems: named });
  });

  it.each<[string, unknown, CallProblem, object]>([
    ['device-permission-change', { name: 'camera', state: 'denied' }, 'cameraDenied', { camera: 'off' }],
    [
      'device-permission-change',
      { name: 'microphone', state: 'denied' },
      'microphoneDenied',
      { microphone: 'none' },
    ],
    ['video-capturing-change', { state: 'Failed' }, 'cameraBusy', { camera: 'off' }],
    [
      'current-audio-change',
      { action: 'leave', source: 'microphone error' },
      'microphoneGone',
      { microphone: 'none' },
    ],
    ['active-media-failed', { code: 202 }, 'cameraGone', { camera: 'off' }],
    ['active-media-failed', { code: 103 }, 'microphoneDenied', { microphone: 'muted' }],
    ['active-media-failed', { code: 107 }, 'soundBlocked', {}],
    ['active-media-failed', { code: 201 }, 'audioOnly', {}],
    ['active-media-failed', { code: 999 }, 'weakNetwork', {}],
    ['active-media-failed', { code: 301 }, 'shareEnded', { sharing: false }],
    ['passively-stop-share', 'PrivilegeChange', 'shareEnded', { sharing: false }],
    ['media-sdk-change', { action: 'decode', type: 'audio', result: 'fail' }, 'soundBlocked', {}],
    ['media-sdk-change', { action: 'decode', type: 'video', result: 'fail' }, 'audioOnly', {}],
    [
      'media-sdk-change',
      { action: 'encode', type: 'share', result: 'fail' },
      'shareEnded',
      { sharing: false },
    ],
    ['auto-play-audio-failed', undefined, 'soundBlocked', {}],
  ])('goes on after %s %o', async (name, payload, problem, local) => {
    await enter();
    await engine.share();
    await says(name as keyof ZoomEvents, payload);
    expect(problems()).toEqual([problem]);
    expect(engine.state()).toMatchObject({ state: 'connected', local });
  });

  it('plays sound on after a click, and takes back what works again', async () => {
    await enter();
    await says('auto-play-audio-failed', undefined);
    document.body.click();
    expect(problems()).toEqual([]);
    await says('media-sdk-change', { action: 'decode', type: 'video', result: 'fail' });
    await says('media-sdk-change', { action: 'decode', type: 'video', result: 'success' });
    expect(problems()).toEqual([]);
  });

  it('is muted by the host and unmuted by nobody but the person', async () => {
    await enter();
    await says('current-audio-change', { action: 'muted', source: 'passive(mute one)' });
    expect(engine.state().local.microphone).toBe('muted');
    expect(names()).not.toContain('unmuteAudio');
    await engine.setMicrophone(true);
    expect(engine.state().local.microphone).toBe('on');
  });

  it('never switches another device on where one is unplugged', async () => {
    await enter({ camera: 'c1', microphone: 'm1', speaker: 's1' });
    Object.assign(zoom.devices, { cameras: ['c2'], microphones: ['m2'], speakers: ['s2'] });
    await says('device-change', undefined);
    expect(problems()).toEqual(['cameraGone', 'microphoneGone', 'speakerGone']);
    expect(engine.state().local).toMatchObject({ microphone: 'none', camera: 'off' });
    expect(times('muteAudio')).toBe(1);
    await engine.setMicrophone(true);
    expect(engine.state().local.microphone).toBe('none');
    expect(names().filter((name) => /^switch|unmute/.test(name))).toEqual([]);
    await engine.useMicrophone('m2');
    expect(engine.state().local.microphone).toBe('muted');
    await engine.setMicrophone(true);
    await engine.useSpeaker('s2');
    expect(problems()).toEqual(['cameraGone']);
  });

  it('notices that the camera was stopped for it, and not what it stopped itself', async () => {
    await enter();
    await engine.setCamera(false);
    await says('video-capturing-change', { state: 'Stopped' });
    await engine.setCamera(true);
    await says('video-capturing-change', { state: 'Stopped' });
    expect(engine.state().local.camera).toBe('on');
    zoom.can.capturing = false;
    await says('video-capturing-change', { state: 'Stopped' });
    expect(engine.state().local.camera).toBe('off');
  });

  it('says that it reconnects, leaves Zoom to it, and is back', async () => {
    await enter();
    await says('connection-change', { state: 'Reconnecting', reason: 'failover' });
    expect(engine.state()).toMatchObject({ state: 'reconnecting', network: 0, problems: ['reconnecting'] });
    await engine.reconnect();
    expect(times('join')).toBe(1);
    zoom.users = [zoomUser(1, 'self'), rana({ isInFailover: true })];
    await says('user-updated', []);
    expect(engine.state()).toMatchObject({ state: 'reconnecting', people: [{ state: 'lost' }] });
    zoom.users = [zoomUser(1, 'self'), rana({ isInFailover: true }), zoomUser(8, 'key-rana')];
    await says('connection-change', { state: 'Connected' });
    expect(engine.state()).toMatchObject({
      state: 'connected',
      network: 3,
      problems: [],
      people: [{ state: 'connected' }],
    });
  });

  it.each(['Fail', 'Closed'])(
    'fails where the connection is %s for good, and can go in anew',
    async (state) => {
      await enter();
      await engine.setCamera(false);
      await says('connection-change', { state });
      expect(engine.state()).toMatchObject({
        state: 'failed',
        ending: 'noConnection',
        local: { microphone: 'none', camera: 'none' },
      });
      expect(names()).toContain('stopAudio');
      await engine.reconnect();
      expect(times('join')).toBe(2);
      expect(engine.state()).toMatchObject({ state: 'connected', ending: null, local: { camera: 'off' } });
    },
  );

  it.each(['ended by host', 'kicked by host', 'expeled by host'])('is over when it is %s', async (reason) => {
    await enter();
    await says('connection-change', { state: 'Closed', reason });
    expect(engine.state()).toMatchObject({ state: 'left', ending: 'ended', people: [] });
    expect(zoom.listening()).toBe(0);
  });
});

describe('what nobody agreed to', () => {
  it.each([
    ['recording-change', 'Recording'],
    ['recording-change', 'Paused'],
    ['recording-change', 'Ask'],
    ['individual-recording-change', { status: 'Ask', userId: 7 }],
    ['individual-recording-change', { status: 'Recording', userId: 7 }],
    ['live-stream-status', 1],
    ['broadcast-streaming-status', { status: 2 }],
    ['real-time-media-streams-status-change', { status: 1 }],
    ['caption-status', { autoCaption: true }],
    ['smart-summary-change', { status: 'Start' }],
  ] as const)('S14: leaves at once on %s %o', async (name, payload) => {
    await enter();
    await says(name, payload);
    expect(engine.state()).toMatchObject({ state: 'left', ending: 'recording' });
    expect(names()).toEqual(expect.arrayContaining(['stopVideo', 'stopAudio', 'leave']));
    await says(name, payload);
    expect(times('leave')).toBe(1);
    await expect(engine.reconnect()).rejects.toMatchObject({ code: 'call.over' });
    expect(times('join')).toBe(1);
  });

  it.each([
    ['recording-change', 'Stopped'],
    ['individual-recording-change', { status: 'Decline' }],
    ['live-stream-status', 0],
    ['caption-status', { autoCaption: false }],
  ] as const)('S14: stays where nothing is recorded: %s %o', async (name, payload) => {
    await enter();
    await says(name, payload);
    expect(engine.state().state).toBe('connected');
  });

  it('is neither seen nor heard by somebody whom nobody let in, and leaves where they stay', async () => {
    await enter();
    zoom.users = [...zoom.users, zoomUser(9, '', { isPhoneUser: true })];
    await says('user-added', []);
    expect(zoom.called.slice(-2).map(([name]) => name)).toEqual(['muteAudio', 'stopVideo']);
    expect(engine.state().people).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
  });

  it.each([
    ['another person', zoomUser(9, 'key-rana')],
    ['this one', zoomUser(9, 'self')],
  ])(
    'is silent and dark while two are there under the key of %s, and leaves where both stay',
    async (_whose, double) => {
      known = { ...access, people: [...access.people, { device: 'me', key: 'self' }] };
      await enter();
      zoom.users = [...zoom.users, { ...double, isInFailover: true }];
      await says('user-added', []);
      expect(engine.state().local).toMatchObject({ microphone: 'on', camera: 'on' });
      zoom.users = [...zoom.users.slice(0, -1), double];
      await says('user-updated', []);
      expect(engine.state()).toMatchObject({
        local: { microphone: 'muted', camera: 'off' },
        people: [{ device: 'rana' }],
      });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(engine.state().state).toBe('connected');
      await vi.advanceTimersByTimeAsync(45_000);
      expect(engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
    },
  );

  it('says nothing to a stranger who was there first', async () => {
    zoom.users = [zoomUser(1, 'self'), zoomUser(9, 'key-of-nobody')];
    await engine.join(choice);
    expect(zoom.called).toContainEqual(['startAudio', expect.objectContaining({ mute: true })]);
    expect(times('startVideo')).toBe(0);
  });

  it('goes on where the host has let in one more, once the app knows', async () => {
    await enter();
    zoom.users = [...zoom.users, zoomUser(9, 'key-omar')];
    await says('user-added', []);
    expect(engine.state().local).toMatchObject({ microphone: 'muted', camera: 'off' });
    known = { ...access, people: [...access.people, { device: 'omar', key: 'key-omar' }] };
    await vi.advanceTimersByTimeAsync(1_000);
    expect(engine.state()).toMatchObject({
      state: 'connected',
      local: { microphone: 'on', camera: 'on' },
      people: [{ device: 'rana' }, { device: 'omar' }],
    });
  });
});

it('leaves: sound, picture and session end, and nothing is heard any more', async () => {
  await enter();
  const states: string[] = [];
  engine.onChange(({ state }) => states.push(state));
  await engine.leave();
  expect(zoom.called.slice(-4).map(([name]) => name)).toEqual([
    'stopVideo',
    'stopAudio',
    'leave',
    'destroyClient',
  ]);
  expect(engine.state()).toMatchObject({ state: 'left', ending: null, people: [] });
  expect(zoom.listening()).toBe(0);
  expect(states.at(-1)).toBe('left');
});
