// Cameras, microphones and speakers of a page in jsdom, by role: what is open, what fails, what is unplugged.

import { act } from '@testing-library/react';

type What = 'camera' | 'microphone';

class FakeTrack extends EventTarget {
  readonly kind: 'audio' | 'video';
  readyState: 'live' | 'ended' = 'live';
  readonly device: string | null;
  constructor(what: What, device: string | null) {
    super();
    this.kind = what === 'camera' ? 'video' : 'audio';
    this.device = device;
  }
  stop(): void {
    this.readyState = 'ended';
  }
}

class FakeStream {
  readonly tracks: readonly FakeTrack[];
  constructor(tracks: readonly FakeTrack[]) {
    this.tracks = tracks;
  }
  getTracks = (): readonly FakeTrack[] => this.tracks;
  getVideoTracks = (): readonly FakeTrack[] => this.tracks.filter(({ kind }) => kind === 'video');
}

export interface FakeMedia {
  /** Devices that are open now: `camera`, `microphone`, with the asked id behind it where one was asked. */
  readonly open: () => readonly string[];
  /** The next ones asked for fail by this name of a DOMException. */
  readonly fail: (what: What, name: string | null) => void;
  readonly unplug: (what: What) => void;
  /** 0 to 1: what the microphone hears. */
  readonly speak: (amplitude: number) => void;
  /** The speakers that tones went to; null: the system's. */
  readonly tones: readonly (string | null)[];
  readonly failSpeaker: () => void;
}

const devices = [
  { kind: 'videoinput', deviceId: 'cam-1', label: 'Desk camera' },
  { kind: 'videoinput', deviceId: 'cam-2', label: 'كاميرا أخرى' },
  { kind: 'audioinput', deviceId: 'default', label: 'Default' },
  { kind: 'audioinput', deviceId: 'mic-1', label: 'Headset' },
  { kind: 'audiooutput', deviceId: 'out-1', label: 'Loudspeaker' },
];

/** Puts them into the page; each test anew. */
export function installMedia(): FakeMedia {
  const tracks: FakeTrack[] = [];
  const failures = new Map<What, string>();
  const tones: (string | null)[] = [];
  let amplitude = 0;
  let isSpeakerGone = false;
  const live = () => tracks.filter(({ readyState }) => readyState === 'live');
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => devices,
    getUserMedia: async (wishes: MediaStreamConstraints) => {
      const what: What = wishes.video === false ? 'microphone' : 'camera';
      const failure = failures.get(what);
      if (failure !== undefined) throw Object.assign(new Error('not here'), { name: failure });
      const asked = (what === 'camera' ? wishes.video : wishes.audio) as { deviceId?: { exact: string } };
      const track = new FakeTrack(what, asked.deviceId?.exact ?? null);
      tracks.push(track);
      return new FakeStream([track]);
    },
  });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: mediaDevices });

  class FakeContext {
    readonly currentTime = 0;
    readonly destination = {};
    private sink: string | null = null;
    readonly resume = async () => {};
    readonly close = async () => {};
    readonly setSinkId = async (id: string) => {
      if (isSpeakerGone) throw new DOMException('gone', 'NotFoundError');
      this.sink = id;
    };
    readonly createMediaStreamSource = () => ({ connect: () => {} });
    readonly createAnalyser = () => ({
      fftSize: 0,
      getFloatTimeDomainData: (samples: Float32Array) => samples.fill(amplitude),
    });
    readonly createGain = () => ({
      gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} },
      connect: () => {},
    });
    readonly createOscillator = () => {
      const tone = Object.assign(new EventTarget(), {
        frequency: { value: 0 },
        connect: (next: unknown) => next,
        start: () => {},
        stop: () => queueMicrotask(() => tone.dispatchEvent(new Event('ended'))),
      });
      if (tones.length === 0 || tone.frequency.value === 0) tones.push(this.sink);
      return tone;
    };
  }
  Object.assign(globalThis, { AudioContext: FakeContext, MediaStream: FakeStream });

  return {
    open: () =>
      live()
        .map(
          ({ kind, device }) =>
            `${kind === 'video' ? 'camera' : 'microphone'}${device === null ? '' : ` ${device}`}`,
        )
        .sort(),
    fail: (what, name) => {
      if (name === null) failures.delete(what);
      else failures.set(what, name);
    },
    unplug: (what) => {
      const kind = what === 'camera' ? 'video' : 'audio';
      act(() => {
        for (const track of live().filter((one) => one.kind === kind)) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
      });
    },
    speak: (next) => {
      amplitude = next;
    },
    tones,
    failSpeaker: () => {
      isSpeakerGone = true;
    },
  };
}
