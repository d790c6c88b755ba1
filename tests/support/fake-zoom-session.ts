// Zoom's session as far as O7 sees it: several computers behind the SDK's typed boundary, each told what the others do.

import type { ConnectionState, ReconnectReason, VideoCapturingState } from '@zoom/videosdk';
import type { ZoomFailure } from '../../renderer/call/zoom/failures.ts';
import type { ZoomUser } from '../../renderer/call/zoom/people.ts';
import type { ZoomEvents, ZoomSdk, ZoomStream } from '../../renderer/call/zoom/sdk.ts';
import { createFakeZoom, zoomUser } from './fake-zoom.ts';

type Sort = 'camera' | 'microphone';
type Refusal = 'denied' | 'busy' | 'missing';

/** One computer: what runs on it, and what can befall it. */
export interface FakeZoomComputer {
  readonly sdk: ZoomSdk;
  /** From now on starting a device fails like this; null: it works again. */
  readonly refuse: (how: Refusal | null) => void;
  /** The device in use is pulled out: its track ends, and the SDK says so. */
  readonly unplug: (sort: Sort) => void;
  /** 1 while the SDK captures from a device that is plugged in; a muted microphone stays open. */
  readonly live: (sort: Sort) => number;
  /** How many players the SDK feeds. */
  readonly fed: () => number;
  readonly cut: () => void;
  readonly mend: () => void;
}

export interface FakeZoomSession {
  readonly computer: () => FakeZoomComputer;
  /** How many are in. */
  readonly present: () => number;
}

const refusals: Readonly<Record<Sort, Readonly<Record<Refusal, Partial<ZoomFailure>>>>> = {
  camera: { denied: { errorCode: 6100 }, busy: { errorCode: 6103 }, missing: { errorCode: 6101 } },
  microphone: {
    denied: { errorCode: 6010, reason: 'Permission denied by user' },
    busy: { errorCode: 6010, reason: 'Device in use' },
    missing: { errorCode: 6010, reason: 'Requested device not found' },
  },
};

/** `keys`: the person's key in each token that Zoom takes; no other token gets in. */
export function createFakeZoomSession(keys: ReadonlyMap<string, string>): FakeZoomSession {
  let lastNumber = 0;
  const members = new Set<{
    user: ZoomUser;
    readonly hear: Hear;
    readonly list: (all: ZoomUser[]) => void;
  }>();
  type Hear = <Name extends keyof ZoomEvents>(name: Name, payload: ZoomEvents[Name]) => void;
  type Member = typeof members extends Set<infer One> ? One : never;

  /** Everybody's list is true before anybody is told. */
  function tell<Name extends keyof ZoomEvents>(from: Member, name: Name, payload: ZoomEvents[Name]): void {
    const all = [...members].map(({ user }) => user);
    for (const { list } of members) list(all);
    for (const member of members) if (member !== from) member.hear(name, payload);
  }

  function computer(): FakeZoomComputer {
    const zoom = createFakeZoom();
    const inner = zoom.sdk.createClient();
    const base = inner.getMediaStream();
    const players = new Set<unknown>();
    /** The device in use; null: none is captured from. */
    const used: Record<Sort, string | null> = { camera: null, microphone: null };
    let refusal: Refusal | null = null;
    let isCut = false;

    const member: Member = {
      user: zoomUser(0, ''),
      hear: (name, payload) => {
        if (!isCut) zoom.emit(name, payload);
      },
      list: (all) => {
        if (!isCut) zoom.users = all;
      },
    };
    const update = (change: Partial<ZoomUser>): void => {
      member.user = { ...member.user, ...change };
      tell(member, 'user-updated', [{ ...change, userId: member.user.userId }]);
    };
    const video = (isOn: boolean): void => {
      zoom.can.capturing = isOn;
      zoom.emit('video-capturing-change', { state: (isOn ? 'Started' : 'Stopped') as VideoCapturingState });
      update({ bVideoOn: isOn });
      const { userId } = member.user;
      tell(member, 'peer-video-state-change', { action: isOn ? 'Start' : 'Stop', userId });
    };
    const screen = (isOn: boolean): void => {
      update({ sharerOn: isOn });
      const { userId } = member.user;
      tell(member, 'peer-share-state-change', { action: isOn ? 'Start' : 'Stop', userId });
      tell(member, 'active-share-change', { state: isOn ? 'Active' : 'Inactive', userId });
    };
    const endTracks = (): void => {
      [used.camera, used.microphone] = [null, null];
      zoom.can.capturing = false;
    };
    const hasNoPicture = { type: 'INVALID_OPERATION', reason: '', errorCode: 6001 } as const;

    const stream: ZoomStream = {
      ...base,
      async startAudio(option) {
        if (refusal !== null) zoom.failNext('startAudio', refusals.microphone[refusal]);
        await base.startAudio(option);
        used.microphone = option?.microphoneId ?? zoom.devices.microphones[0] ?? null;
        update({ audio: 'computer', muted: option?.mute === true });
        return '';
      },
      async stopAudio() {
        await base.stopAudio();
        used.microphone = null;
        update({ audio: '' });
        return '';
      },
      async muteAudio() {
        await base.muteAudio();
        update({ muted: true });
        return '';
      },
      async unmuteAudio() {
        await base.unmuteAudio();
        update({ muted: false });
        return '';
      },
      async switchMicrophone(id) {
        await base.switchMicrophone(id);
        used.microphone = String(id);
        return '';
      },
      getActiveMicrophone: () => used.microphone ?? '',
      async startVideo(option) {
        if (refusal !== null) zoom.failNext('startVideo', refusals.camera[refusal]);
        if (used.camera !== null) zoom.failNext('startVideo', { errorCode: 6109 });
        await base.startVideo(option);
        used.camera = String(option?.cameraId ?? zoom.devices.cameras[0]);
        video(true);
        return '';
      },
      async stopVideo() {
        await base.stopVideo();
        used.camera = null;
        video(false);
        return '';
      },
      async switchCamera(id) {
        await base.switchCamera(id);
        used.camera = String(id);
        return '';
      },
      getActiveCamera: () => used.camera ?? '',
      async attachVideo(user, quality) {
        if (!zoom.users.some(({ userId, bVideoOn }) => userId === user && bVideoOn)) return hasNoPicture;
        const player = await base.attachVideo(user, quality);
        players.add(player);
        return player;
      },
      async detachVideo(user, player) {
        players.delete(player);
        return base.detachVideo(user, player);
      },
      async startShareScreen(element, option) {
        await base.startShareScreen(element, option);
        screen(true);
        return '';
      },
      async stopShareScreen() {
        await base.stopShareScreen();
        screen(false);
        return '';
      },
    };

    const sdk: ZoomSdk = {
      ...zoom.sdk,
      createClient: () => ({
        ...inner,
        getMediaStream: () => stream,
        getCurrentUserInfo: () => member.user,
        async join(topic, token, name, passcode) {
          const key = keys.get(token);
          if (key === undefined) zoom.failNext('join', { errorCode: 200, reason: 'Verify JWT failed' });
          if (members.has(member)) zoom.failNext('join', { errorCode: 5012 });
          await inner.join(topic, token, name, passcode);
          lastNumber += 1;
          member.user = zoomUser(lastNumber, key ?? '', { displayName: name, audio: '' });
          members.add(member);
          tell(member, 'user-added', [member.user]);
          zoom.emit('connection-change', { state: 'Connected' as ConnectionState });
          return '';
        },
        async leave() {
          await inner.leave();
          endTracks();
          members.delete(member);
          tell(member, 'user-removed', [member.user]);
          return '';
        },
      }),
    };

    return {
      sdk,
      refuse: (how) => {
        refusal = how;
      },
      unplug(sort) {
        const gone = used[sort];
        const list = sort === 'camera' ? 'cameras' : 'microphones';
        zoom.devices[list] = zoom.devices[list].filter((id) => id !== gone);
        used[sort] = null;
        if (sort === 'camera') video(false);
        zoom.emit('active-media-failed', {
          code: sort === 'camera' ? 202 : 102,
          type: sort === 'camera' ? 'video' : 'audio',
          message: '',
        });
        zoom.emit('device-change', undefined);
      },
      live: (sort) => (used[sort] === null ? 0 : 1),
      fed: () => players.size,
      cut() {
        isCut = true;
        update({ isInFailover: true });
        zoom.emit('connection-change', {
          state: 'Reconnecting' as ConnectionState,
          reason: 'failover' as ReconnectReason,
        });
      },
      // Zoom gives whoever comes back another number, beside the old one for a while.
      mend() {
        isCut = false;
        const old: Member = { user: member.user, hear: () => {}, list: () => {} };
        lastNumber += 1;
        members.add(old);
        member.user = { ...member.user, userId: lastNumber, isInFailover: false };
        tell(member, 'user-added', [member.user]);
        zoom.emit('connection-change', { state: 'Connected' as ConnectionState });
        members.delete(old);
        tell(member, 'user-removed', [old.user]);
      },
    };
  }

  return { computer, present: () => members.size };
}
