// What every way of making a call does alike: the screens know this and nothing below it.

import type { CallEnding, CallEngineName } from '../../../contract/domain/call.ts';

/** One other person's sound and picture. */
export interface RemotePerson {
  /** Device id of the seat. */
  readonly device: string;
  readonly hasSound: boolean;
  readonly hasPicture: boolean;
  readonly isSharing: boolean;
  readonly isSpeaking: boolean;
  /**
   * `connecting` at first; `lost`: being connected again; `undecryptable`: frames come and cannot be opened; `leftOut`: the keys
   * do not fit, nothing goes there or comes from there until they leave and come in again.
   */
  readonly state: 'connecting' | 'connected' | 'lost' | 'undecryptable' | 'leftOut';
}

/** 0: nothing comes through; 1: bad; 2: enough; 3: good. */
export type NetworkMark = 0 | 1 | 2 | 3;

export interface LocalMedia {
  readonly microphone: 'on' | 'muted' | 'none';
  readonly camera: 'on' | 'off' | 'none';
  readonly sharing: boolean;
  /** The person talks while muted. */
  readonly isTalkingMuted: boolean;
  /** Taken from the person by the network, to keep the sound: comes back by itself. */
  readonly pictureHeldBack: boolean;
}

/** What went wrong and the call goes on without; each code has words: `callProblems.<code>`. */
export type CallProblem =
  | 'cameraDenied'
  | 'cameraBusy'
  | 'cameraMissing'
  | 'cameraGone'
  | 'cameraStoppedByBlur'
  | 'microphoneDenied'
  | 'microphoneBusy'
  | 'microphoneMissing'
  | 'microphoneGone'
  | 'speakerGone'
  | 'shareEnded'
  | 'shareDenied'
  | 'soundBlocked'
  | 'weakNetwork'
  | 'audioOnly'
  | 'reconnecting'
  | 'cannotDecrypt';

export interface CallState {
  /** `connecting` until somebody's media come; `alone`: in, and nobody else is. */
  readonly state: 'idle' | 'connecting' | 'alone' | 'connected' | 'reconnecting' | 'failed' | 'left';
  /** Why it failed or was left by the engine itself. */
  readonly ending: CallEnding | null;
  readonly local: LocalMedia;
  readonly people: readonly RemotePerson[];
  readonly network: NetworkMark;
  readonly problems: readonly CallProblem[];
  /** Indices into the word list, four of them, once every fingerprint was checked; null: not yet, or not of this engine. */
  readonly words: readonly number[] | null;
}

export interface MediaChoice {
  readonly microphone: string | null;
  readonly camera: string | null;
  readonly speaker: string | null;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  readonly blur: boolean;
  readonly noise: boolean;
}

/**
 * A call in progress. Methods reject with an `Error` whose `code` is an error code of the catalogue; whatever happens by
 * itself is told through `onChange`.
 */
export interface CallEngine {
  readonly name: CallEngineName;
  readonly state: () => CallState;
  readonly onChange: (listener: (state: CallState) => void) => () => void;
  /** Goes in: only called once this seat was admitted. */
  readonly join: (choice: MediaChoice) => Promise<void>;
  readonly setMicrophone: (on: boolean) => Promise<void>;
  /** Off stops the track: the light goes out. */
  readonly setCamera: (on: boolean) => Promise<void>;
  readonly useMicrophone: (device: string | null) => Promise<void>;
  readonly useCamera: (device: string | null) => Promise<void>;
  readonly useSpeaker: (device: string | null) => Promise<void>;
  readonly setBlur: (on: boolean) => Promise<void>;
  readonly setNoise: (on: boolean) => Promise<void>;
  /** The source was chosen before through the bridge; asks the browser for it and sends it. */
  readonly share: () => Promise<void>;
  readonly stopSharing: () => Promise<void>;
  /** Puts a person's picture, shared screen, or one's own picture (`self`) into this element; answers how to take it out. */
  readonly show: (whose: string | 'self', what: 'picture' | 'screen', place: HTMLElement) => () => void;
  /** Tries the connection anew. */
  readonly reconnect: () => Promise<void>;
  /** Ends the media at once; the bridge is told by the caller. */
  readonly leave: () => Promise<void>;
}
