// What nobody agreed to over Zoom: recording in all its forms, and somebody whom nobody let in.

import { describe, expect, it, vi } from 'vitest';
import { zoomUser } from '../../support/fake-zoom.ts';
import { access, choice, overZoom } from './support/over-zoom.ts';

const call = overZoom();
const { enter, names, says, times } = call;

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
    expect(call.engine.state()).toMatchObject({ state: 'left', ending: 'recording' });
    expect(names()).toEqual(expect.arrayContaining(['stopVideo', 'stopAudio', 'leave']));
    await says(name, payload);
    expect(times('leave')).toBe(1);
    await expect(call.engine.reconnect()).rejects.toMatchObject({ code: 'call.over' });
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
    expect(call.engine.state().state).toBe('connected');
  });

  it('is neither seen nor heard by somebody whom nobody let in, and leaves where they stay', async () => {
    await enter();
    call.zoom.users = [...call.zoom.users, zoomUser(9, '', { isPhoneUser: true })];
    await says('user-added', []);
    expect(call.zoom.called.slice(-2).map(([name]) => name)).toEqual(['muteAudio', 'stopVideo']);
    expect(call.engine.state().people).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(call.engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
  });

  it.each([
    ['another person', zoomUser(9, 'key-rana')],
    ['this one', zoomUser(9, 'self')],
  ])(
    'is silent and dark while two are there under the key of %s, and leaves where both stay',
    async (_whose, double) => {
      call.access = { ...access, people: [...access.people, { device: 'me', key: 'self' }] };
      await enter();
      call.zoom.users = [...call.zoom.users, { ...double, isInFailover: true }];
      await says('user-added', []);
      expect(call.engine.state().local).toMatchObject({ microphone: 'on', camera: 'on' });
      call.zoom.users = [...call.zoom.users.slice(0, -1), double];
      await says('user-updated', []);
      expect(call.engine.state()).toMatchObject({
        local: { microphone: 'muted', camera: 'off' },
        people: [{ device: 'rana' }],
      });
      await vi.advanceTimersByTimeAsync(20_000);
      expect(call.engine.state().state).toBe('connected');
      await vi.advanceTimersByTimeAsync(45_000);
      expect(call.engine.state()).toMatchObject({ state: 'left', ending: 'notTrusted' });
    },
  );

  it('says nothing to a stranger who was there first', async () => {
    call.zoom.users = [zoomUser(1, 'self'), zoomUser(9, 'key-of-nobody')];
    await call.engine.join(choice);
    expect(call.zoom.called).toContainEqual(['startAudio', expect.objectContaining({ mute: true })]);
    expect(times('startVideo')).toBe(0);
  });

  it('goes on where the host has let in one more, once the app knows', async () => {
    await enter();
    call.zoom.users = [...call.zoom.users, zoomUser(9, 'key-omar')];
    await says('user-added', []);
    expect(call.engine.state().local).toMatchObject({ microphone: 'muted', camera: 'off' });
    call.access = { ...access, people: [...access.people, { device: 'omar', key: 'key-omar' }] };
    await vi.advanceTimersByTimeAsync(1_000);
    expect(call.engine.state()).toMatchObject({
      state: 'connected',
      local: { microphone: 'on', camera: 'on' },
      people: [{ device: 'rana' }, { device: 'omar' }],
    });
  });
});
