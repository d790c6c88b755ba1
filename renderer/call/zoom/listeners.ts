// What each event of Zoom's means for the call here.

import type { CallEnding } from '../../../contract/domain/call.ts';
import type { NetworkMark } from '../engine/call-engine.ts';
import { mediaProblemOf } from './failures.ts';
import type { StateHolder } from './holder.ts';
import type { OwnMedia } from './own-media.ts';
import type { ZoomEvents } from './sdk.ts';

export interface Heard {
  readonly holder: StateHolder;
  readonly media: OwnMedia;
  /** Zoom's number of this computer. */
  readonly self: () => number;
  /** Somebody came, went or changed. */
  readonly lookAtPeople: () => void;
  readonly speak: (users: readonly number[]) => void;
  readonly talkMuted: () => void;
  /** Over, with its reason. */
  readonly leaveBecause: (ending: CallEnding) => void;
  /** No connection any more. */
  readonly fail: () => void;
}

export type Listeners = { readonly [Name in keyof ZoomEvents]: (payload: ZoomEvents[Name]) => void };

/** 0 and 1 are bad, 2 is normal, 3 to 5 are good. */
const markOf = (level: number): NetworkMark => (level >= 3 ? 3 : level === 2 ? 2 : 1);

export function createListeners(call: Heard): Listeners {
  const { holder, media, leaveBecause } = call;
  /** The worse of the two ways counts. */
  const levels = { uplink: 5, downlink: 5 };
  const networkNow = (): NetworkMark => markOf(Math.min(levels.uplink, levels.downlink));
  const recording = (isOn: boolean): void => {
    if (isOn) leaveBecause('recording');
  };

  return {
    'connection-change': ({ state, reason }) => {
      const now = `${state}` as const;
      if (now === 'Connected') {
        holder.clear('reconnecting');
        holder.set({ network: networkNow() });
        call.lookAtPeople();
      } else if (now === 'Reconnecting') {
        holder.add('reconnecting');
        holder.set({ state: 'reconnecting', network: 0 });
        call.lookAtPeople();
      } else if (now === 'Closed' && reason !== undefined) leaveBecause('ended');
      else call.fail();
    },
    'user-added': call.lookAtPeople,
    'user-updated': call.lookAtPeople,
    'user-removed': call.lookAtPeople,
    'peer-video-state-change': call.lookAtPeople,
    'peer-share-state-change': call.lookAtPeople,
    'active-share-change': call.lookAtPeople,
    'active-speaker': (speakers) => call.speak(speakers.map(({ userId }) => userId)),
    'speaking-while-muted': call.talkMuted,
    'network-quality-change': ({ userId, type, level }) => {
      if (userId !== call.self()) return;
      levels[type] = level;
      const network = networkNow();
      holder.set({ network });
      if (network === 1) holder.add('weakNetwork');
      else holder.clear('weakNetwork');
    },
    'current-audio-change': ({ action, source }) => {
      const what = `${action}` as const;
      const by = source === undefined ? '' : `${source}`;
      if (what === 'muted' && by.startsWith('passive')) void media.lost('silence', null);
      else if (what === 'leave' && (by === 'microphone error' || by.includes('ended by system')))
        void media.lost('deaf', 'microphoneGone');
    },
    'video-capturing-change': ({ state }) => {
      if (`${state}` === 'Failed') void media.lost('camera', 'cameraBusy');
      else if (`${state}` === 'Stopped') void media.lookAtCamera();
    },
    'device-change': () => void media.lookAtDevices(),
    'device-permission-change': ({ name, state }) => {
      if (state !== 'denied') return;
      if (name === 'camera') void media.lost('camera', 'cameraDenied');
      else void media.lost('deaf', 'microphoneDenied');
    },
    'active-media-failed': ({ code }) => {
      const problem = mediaProblemOf(code);
      if (problem === 'shareEnded') void media.lost('share', problem);
      else if (problem.startsWith('camera')) void media.lost('camera', problem);
      else if (problem.startsWith('microphone')) void media.lost('silence', problem);
      else holder.add(problem);
    },
    'media-sdk-change': ({ action, type, result }) => {
      if (type === 'share') {
        if (result === 'fail') void media.lost('share', 'shareEnded');
        return;
      }
      // Sending fails as such and is said there; what cannot be received is said here.
      const problem = type === 'audio' ? 'soundBlocked' : 'audioOnly';
      if (action === 'encode') return;
      if (result === 'fail') holder.add(problem);
      else holder.clear(problem);
    },
    'auto-play-audio-failed': () => {
      holder.add('soundBlocked');
      // The SDK plays on after the person's next click.
      document.addEventListener('click', () => holder.clear('soundBlocked'), { once: true, capture: true });
    },
    'passively-stop-share': () => void media.lost('share', 'shareEnded'),
    // Whatever keeps, sends on or writes down what is said ends the call here, whoever began it (ADR 0043).
    'recording-change': (status) => recording(/^(Recording|Paused|Ask|Accept)$/.test(status)),
    'individual-recording-change': ({ status }) => recording(/^(Recording|Paused|Ask|Accept)$/.test(status)),
    'live-stream-status': (status) => recording(status === 1 || status === 2),
    'broadcast-streaming-status': ({ status }) => recording(status === 1 || status === 2),
    'real-time-media-streams-status-change': ({ status }) => recording(status === 1 || status === 2),
    'caption-status': ({ autoCaption }) => recording(autoCaption),
    'smart-summary-change': ({ status }) => recording(status !== undefined && `${status}` === 'Start'),
  };
}
