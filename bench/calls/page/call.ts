// Runs inside the bench's windows: one call at a time, made in the way that is asked for, and its figures.

import { bareCall } from './bare-call.ts';
import type { BenchCall, CallParts } from './bench-call.ts';
import { ownCall } from './own-call.ts';

export type CallWay = 'bare' | 'unsealed' | 'sealed';

/** Counters of a call up to now. `at`: milliseconds on this page's clock. */
export interface CallCounts {
  readonly at: number;
  readonly framesDecoded: number;
  readonly bytesReceived: number;
  readonly width: number;
  readonly state: string;
}

export type CallAct =
  | 'mute'
  | 'unmute'
  | 'cameraOff'
  | 'cameraOn'
  | 'blurOn'
  | 'blurOff'
  | 'noiseOn'
  | 'noiseOff';

export interface CallPage {
  /** Made and quiet, until `join`. */
  readonly prepare: (way: CallWay, isOfferer: boolean) => Promise<void>;
  /** Answers when it was pressed and when the other one's first picture was there, milliseconds since 1970. */
  readonly join: () => Promise<{ readonly pressed: number; readonly shown: number }>;
  readonly take: (message: unknown) => void;
  readonly count: () => Promise<CallCounts>;
  readonly act: (what: CallAct | { readonly epoch: number }) => Promise<void>;
  /** What the engine says is wrong. */
  readonly problems: () => readonly string[];
  readonly leave: () => Promise<void>;
}

const now = () => performance.timeOrigin + performance.now();
const connections: RTCPeerConnection[] = [];
const place = document.body;
let call: BenchCall | ReturnType<typeof ownCall> | null = null;

function running() {
  if (call === null) throw new Error('no call was prepared');
  return call;
}

/** Told through the bench to the other page. */
const send = (message: unknown) =>
  void (window as unknown as { toOther(message: unknown): Promise<void> }).toOther(message);

const page: CallPage = {
  async prepare(way, isOfferer) {
    const parts: CallParts = { isOfferer, send, place, connections };
    call = way === 'bare' ? bareCall(parts) : ownCall(parts, way === 'sealed');
    await call.ready;
  },
  async join() {
    const picture = place.querySelector('video');
    if (picture === null) throw new Error('no place for a picture');
    const shown = new Promise<number>((resolve) => picture.requestVideoFrameCallback(() => resolve(now())));
    const pressed = now();
    await running().join();
    return { pressed, shown: await shown };
  },
  take: (message) => running().take(message),
  async count() {
    const pc = connections.at(-1);
    const reports = [...((await pc?.getStats()) ?? new Map()).values()];
    // A lane for a screen that nobody shows is video too.
    const [video] = reports
      .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')
      .sort((one, other) => (other.framesDecoded ?? 0) - (one.framesDecoded ?? 0));
    return {
      at: performance.now(),
      framesDecoded: video?.framesDecoded ?? 0,
      bytesReceived: video?.bytesReceived ?? 0,
      width: video?.frameWidth ?? 0,
      state: pc?.connectionState ?? 'none',
    };
  },
  async act(what) {
    const own = running();
    if (!('engine' in own)) throw new Error('only in a call of our own');
    if (typeof what === 'object') return own.rekey(what.epoch);
    const { engine } = own;
    const acts: Readonly<Record<CallAct, () => Promise<void>>> = {
      mute: () => engine.setMicrophone(false),
      unmute: () => engine.setMicrophone(true),
      cameraOff: () => engine.setCamera(false),
      cameraOn: () => engine.setCamera(true),
      blurOn: () => engine.setBlur(true),
      blurOff: () => engine.setBlur(false),
      noiseOn: () => engine.setNoise(true),
      noiseOff: () => engine.setNoise(false),
    };
    await acts[what]();
  },
  problems() {
    const own = running();
    return 'engine' in own ? own.engine.state().problems : [];
  },
  leave: () => running().leave(),
};

Object.assign(window, { benchCall: page });
