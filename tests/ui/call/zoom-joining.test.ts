// Going into a call over Zoom and out of it, against the SDK's boundary: what Zoom is given, and every way in that fails.

import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { CallProblem } from '../../../renderer/call/engine/call-engine.ts';
import { createZoomEngine } from '../../../renderer/call/zoom/zoom-engine.ts';
import type { FakeZoom } from '../../support/fake-zoom.ts';
import { choice, overZoom, rana } from './support/over-zoom.ts';

const call = overZoom();
const { enter, names, problems, says, settle, times } = call;

describe('going in over Zoom', () => {
  it('S13: gives Zoom a number for a name, takes no newer code from it and no logs to it', async () => {
    await enter();
    expect(call.zoom.called[0]).toEqual([
      'init',
      'en-US',
      'https://call.invalid/sdk/lib',
      { patchJsMedia: false, isLogDetailed: false, leaveOnPageUnload: true, stayAwake: true },
    ]);
    expect(call.zoom.called[1]).toEqual(['join', 'topic', 'a.b.c', '2', 'passcode12']);
    expect(call.engine.state()).toMatchObject({
      state: 'connected',
      local: { microphone: 'on', camera: 'on' },
      people: [{ device: 'rana', hasSound: true, hasPicture: false, state: 'connected' }],
      words: null,
      problems: [],
    });
  });

  it('does nothing at Zoom before it is told to, and nothing where access is refused', async () => {
    expect(call.zoom.called).toEqual([]);
    const refusing = createZoomEngine({
      load: async () => call.zoom.sdk,
      access: () => Promise.reject(new AppError('calls.zoomNotOffered')),
      assets: '',
      sharing: () => {},
    });
    await expect(refusing.join(choice)).rejects.toMatchObject({ code: 'calls.zoomNotOffered' });
    expect(refusing.state()).toMatchObject({ state: 'failed', ending: 'noConnection' });
    expect(call.zoom.called).toEqual([]);
  });

  it('is alone until somebody comes, and starts with what was chosen', async () => {
    await call.engine.join({
      ...choice,
      microphoneOn: false,
      cameraOn: false,
      microphone: 'm2',
      speaker: 's2',
    });
    expect(call.engine.state()).toMatchObject({
      state: 'alone',
      local: { microphone: 'muted', camera: 'off' },
    });
    expect(call.zoom.called).toContainEqual([
      'startAudio',
      { mute: true, microphoneId: 'm2', speakerId: 's2', backgroundNoiseSuppression: true },
    ]);
    expect(times('startVideo')).toBe(0);
    call.zoom.users = [...call.zoom.users, rana()];
    await says('user-added', []);
    expect(call.engine.state().state).toBe('connected');
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
    call.zoom.failNext('join', failure, resolves);
    const release = call.zoom.holdNext('join');
    const refused = expect(call.engine.join(choice)).rejects.toMatchObject({ code });
    await settle();
    // Zoom says it by an event too, before it answers.
    await says('connection-change', { state: 'Fail' });
    release();
    await refused;
    expect(call.engine.state()).toMatchObject({ state: 'failed', ending: 'noConnection' });
    expect(call.zoom.listening()).toBe(0);
  });

  it.each([
    ['files that cannot be had', () => call.zoom.failNext('init', { errorCode: 5001 })],
    ['a computer that it does not run on', () => Object.assign(call.zoom.can, { audio: false })],
  ])('says that Zoom does not run here: %s', async (_case, prepare) => {
    prepare();
    await expect(call.engine.join(choice)).rejects.toMatchObject({ code: 'calls.zoomUnsupported' });
    expect(times('join')).toBe(0);
  });

  it('waits half a minute for a Zoom that never answers, and no longer', async () => {
    const release = call.zoom.holdNext('join');
    const joining = call.engine.join(choice);
    const refused = expect(joining).rejects.toMatchObject({ code: 'calls.zoomUnreachable' });
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;
    expect(call.engine.state().state).toBe('failed');
    release();
  });

  it('stays in no session that was left while it was being entered', async () => {
    const release = call.zoom.holdNext('join');
    const joining = call.engine.join(choice);
    await settle();
    await call.engine.leave();
    const before = times('leave');
    release();
    await joining;
    expect(times('leave')).toBe(before + 1);
    expect(names()).not.toContain('startAudio');
    expect(call.engine.state().state).toBe('left');
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
    call.zoom.failNext(name, { errorCode, reason });
    await enter();
    expect(call.engine.state().state).toBe('connected');
    expect(problems()).toEqual([problem]);
    expect(call.engine.state().local).toMatchObject(
      name === 'startAudio' ? { microphone: 'none' } : { camera: 'off' },
    );
  });

  it('shows no room that was to be blurred', async () => {
    call.zoom.can.blur = false;
    await enter({ blur: true });
    expect(times('startVideo')).toBe(0);
    expect(problems()).toEqual(['cameraStoppedByBlur']);
  });
});

it('leaves: sound, picture and session end, and nothing is heard any more', async () => {
  await enter();
  const states: string[] = [];
  call.engine.onChange(({ state }) => states.push(state));
  await call.engine.leave();
  expect(call.zoom.called.slice(-4).map(([name]) => name)).toEqual([
    'stopVideo',
    'stopAudio',
    'leave',
    'destroyClient',
  ]);
  expect(call.engine.state()).toMatchObject({ state: 'left', ending: null, people: [] });
  expect(call.zoom.listening()).toBe(0);
  expect(states.at(-1)).toBe('left');
});
