// What a call uses of the browser, in one place, so that tests can take a device away or look at what goes over the wire.

import type { FramePath } from './frames/frame-messages.ts';
import type { FrameWorker } from './frames/frame-worker.ts';

/** A track made of another one; `stop` ends it and leaves the other one as it is. */
export interface MadeTrack {
  readonly track: MediaStreamTrack;
  readonly stop: () => void;
}

/** Changes sound or picture on this computer. `onTrouble`: the made track is over. */
export type Effect = (track: MediaStreamTrack, onTrouble: () => void) => Promise<MadeTrack>;

export type CallDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'getDisplayMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export interface CallBrowser {
  readonly devices: CallDevices;
  readonly newConnection: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** Of this page's stay in the call; the key never leaves the browser. */
  readonly newCertificate: () => Promise<RTCCertificate>;
  readonly codecs: (kind: 'audio' | 'video') => readonly RTCRtpCodec[];
  readonly hasEncodedStreams: () => boolean;
  /** Null where the browser has none. */
  readonly newScriptTransform: ((worker: Worker, path: FramePath) => unknown) | null;
  /** For one stay in the call. */
  readonly openFrameWorker: () => FrameWorker;
  readonly newSound: () => HTMLAudioElement;
  readonly newAudioContext: () => AudioContext;
  readonly blur: Effect;
  readonly quieten: Effect;
}
