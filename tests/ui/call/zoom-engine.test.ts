// In a call over Zoom against the SDK's boundary: what a person does, what devices, people and network do.

import { describe, expect, it, vi } from 'vitest';
import type { CallProblem } from '../../../renderer/call/engine/call-engine.ts';
import type { ZoomEvents } from '../../../renderer/call/zoom/sdk.ts';
import { zoomUser } from '../../support/fake-zoom.ts';
import { overZoom, rana } from './support/over-zoom.ts';

const call = overZoom();
const { enter, names, problems, says, settle, times } = call;

describe('in a call over Zoom', () => {
  it('mutes, puts the camera out, and takes other devices', async () => {
    await enter();
    await call.engine.setMicrophone(false);
    await call.engine.setCamera(false);
    expect(call.engine.state().local).toMatchObject({ microphone: 'muted', camera: 'off' });
    expect(names()).toEqual(expect.arrayContaining(['muteAudio', 'stopVideo']));
    await call.engine.setMicrophone(true);
    await call.engine.useMicrophone('m2');
    await call.engine.useCamera('c2');
    expect(names()).not.toContain('switchCamera');
    await call.engine.setCamera(true);
    expect(call.zoom.called.at(-1)).toEqual(['startVideo', { cameraId: 'c2' }]);
    await call.engine.useSpeaker(null);
    await call.engine.setBlur(true);
    await call.engine.setNoise(false);
    expect(call.zoom.called.slice(-3)).toEqual([
      ['switchSpeaker', 's1'],
      ['updateVirtualBackgroundImage', 'blur'],
      ['enableBackgroundNoiseSuppression', false],
    ]);
    expect(call.engine.state().local).toMatchObject({ microphone: 'on', camera: 'on' });
  });

  it('puts the camera out where the blur fails, before it says so', async () => {
    await enter();
    call.zoom.failNext('updateVirtualBackgroundImage', { errorCode: 6104 });
    await call.engine.setBlur(true);
    expect(call.zoom.called.at(-1)?.[0]).toBe('stopVideo');
    expect(call.engine.state()).toMatchObject({
      local: { camera: 'off' },
      problems: ['cameraStoppedByBlur'],
    });
  });

  it('shares without the sound of the computer, and stops', async () => {
    await enter();
    const place = document.createElement('div');
    const take = call.engine.show('self', 'screen', place);
    await call.engine.share();
    expect(call.zoom.called.at(-1)?.[2]).toMatchObject({
      hideShareAudioOption: true,
      controls: { systemAudio: 'exclude' },
    });
    expect(call.engine.state().local.sharing).toBe(true);
    expect(place.querySelector('video')).not.toBeNull();
    await call.engine.stopSharing();
    expect(call.engine.state().local.sharing).toBe(false);
    expect(place.querySelector('video')).toBeNull();
    take();
    expect(place.children).toHaveLength(0);
    expect(call.told).toEqual([true, false]);
    call.zoom.failNext('startShareScreen', { errorCode: 6200 });
    await call.engine.share();
    expect(problems()).toEqual(['shareDenied']);
  });

  it('puts pictures into their places as they come and go', async () => {
    await enter();
    const place = document.createElement('div');
    const take = call.engine.show('rana', 'picture', place);
    await settle();
    expect(times('attachVideo')).toBe(0);
    call.zoom.users = [zoomUser(1, 'self'), rana({ bVideoOn: true })];
    await says('peer-video-state-change', { action: 'Start', userId: 7 });
    expect(place.querySelector<HTMLElement>('video-player')?.dataset['user']).toBe('7');
    call.zoom.users = [zoomUser(1, 'self'), rana()];
    await says('peer-video-state-change', { action: 'Stop', userId: 7 });
    expect(place.querySelector('video-player')).toBeNull();
    call.zoom.users = [zoomUser(1, 'self'), rana({ sharerOn: true })];
    call.engine.show('rana', 'screen', place);
    await says('active-share-change', { state: 'Active', userId: 7 });
    expect(names()).toContain('attachShareView');
    take();
    expect(place.children).toHaveLength(1);
  });

  it('tells who speaks and who talks while muted, for a moment', async () => {
    await enter({ microphoneOn: false });
    await says('active-speaker', [{ userId: 7 }]);
    expect(call.engine.state().people[0]?.isSpeaking).toBe(true);
    await says('speaking-while-muted', undefined);
    expect(call.engine.state().local.isTalkingMuted).toBe(true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(call.engine.state().people[0]?.isSpeaking).toBe(false);
    expect(call.engine.state().local.isTalkingMuted).toBe(false);
  });

  it.each([
    [0, 1, ['weakNetwork']],
    [1, 1, ['weakNetwork']],
    [2, 2, []],
    [5, 3, []],
  ])('marks a network of level %d as %d', async (level, network, named) => {
    await enter();
    await says('network-quality-change', { userId: 7, type: 'uplink', level: 0 });
    expect(call.engine.state().network).toBe(3);
    await says('network-quality-change', { userId: 1, type: 'downlink', level });
    expect(call.engine.state()).toMatchObject({ network, problems: named });
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
    await call.engine.share();
    await says(name as keyof ZoomEvents, payload);
    expect(problems()).toEqual([problem]);
    expect(call.engine.state()).toMatchObject({ state: 'connected', local });
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
    expect(call.engine.state().local.microphone).toBe('muted');
    expect(names()).not.toContain('unmuteAudio');
    await call.engine.setMicrophone(true);
    expect(call.engine.state().local.microphone).toBe('on');
  });

  it('never switches another device on where one is unplugged', async () => {
    await enter({ camera: 'c1', microphone: 'm1', speaker: 's1' });
    Object.assign(call.zoom.devices, { cameras: ['c2'], microphones: ['m2'], speakers: ['s2'] });
    await says('device-change', undefined);
    expect(problems()).toEqual(['cameraGone', 'microphoneGone', 'speakerGone']);
    expect(call.engine.state().local).toMatchObject({ microphone: 'none', camera: 'off' });
    expect(times('muteAudio')).toBe(1);
    await call.engine.setMicrophone(true);
    expect(call.engine.state().local.microphone).toBe('none');
    expect(names().filter((name) => /^switch|unmute/.test(name))).toEqual([]);
    await call.engine.useMicrophone('m2');
    expect(call.engine.state().local.microphone).toBe('muted');
    await call.engine.setMicrophone(true);
    await call.engine.useSpeaker('s2');
    expect(problems()).toEqual(['cameraGone']);
  });

  it('notices that the camera was stopped for it, and not what it stopped itself', async () => {
    await enter();
    await call.engine.setCamera(false);
    await says('video-capturing-change', { state: 'Stopped' });
    await call.engine.setCamera(true);
    await says('video-capturing-change', { state: 'Stopped' });
    expect(call.engine.state().local.camera).toBe('on');
    call.zoom.can.capturing = false;
    await says('video-capturing-change', { state: 'Stopped' });
    expect(call.engine.state().local.camera).toBe('off');
  });

  it('says that it reconnects, leaves Zoom to it, and is back', async () => {
    await enter();
    await says('connection-change', { state: 'Reconnecting', reason: 'failover' });
    expect(call.engine.state()).toMatchObject({
      state: 'reconnecting',
      network: 0,
      problems: ['reconnecting'],
    });
    await call.engine.reconnect();
    expect(times('join')).toBe(1);
    call.zoom.users = [zoomUser(1, 'self'), rana({ isInFailover: true })];
    await says('user-updated', []);
    expect(call.engine.state()).toMatchObject({ state: 'reconnecting', people: [{ state: 'lost' }] });
    call.zoom.users = [zoomUser(1, 'self'), rana({ isInFailover: true }), zoomUser(8, 'key-rana')];
    await says('connection-change', { state: 'Connected' });
    expect(call.engine.state()).toMatchObject({
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
      await call.engine.setCamera(false);
      await says('connection-change', { state });
      expect(call.engine.state()).toMatchObject({
        state: 'failed',
        ending: 'noConnection',
        local: { microphone: 'none', camera: 'none' },
      });
      expect(names()).toContain('stopAudio');
      await call.engine.reconnect();
      expect(times('join')).toBe(2);
      expect(call.engine.state()).toMatchObject({
        state: 'connected',
        ending: null,
        local: { camera: 'off' },
      });
    },
  );

  it.each(['ended by host', 'kicked by host', 'expeled by host'])('is over when it is %s', async (reason) => {
    await enter();
    await says('connection-change', { state: 'Closed', reason });
    expect(call.engine.state()).toMatchObject({ state: 'left', ending: 'ended', people: [] });
    expect(call.zoom.listening()).toBe(0);
  });
});
