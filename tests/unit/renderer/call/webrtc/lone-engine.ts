// One engine of a call on a computer without devices, over a bridge and a browser that a test makes up.

import type { Seat } from '../../../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import type { CallEngine } from '../../../../../renderer/call/engine/call-engine.ts';
import type { CallBrowser } from '../../../../../renderer/call/webrtc/browser.ts';
import { webRtcEngine } from '../../../../../renderer/call/webrtc/engine.ts';
import { followFrameWorker } from '../../../../../renderer/call/webrtc/frames/frame-worker.ts';
import type { CallPort, LinkSignal, TakenSignal } from '../../../../../renderer/call/webrtc/port.ts';

/** Smaller numbers offer. */
export const seatOf = (number: number): Seat => {
  const id = toBase64Url(new Uint8Array(16).fill(number));
  return { account: id, device: id };
};
export const everythingOff = {
  microphone: null,
  camera: null,
  speaker: null,
  microphoneOn: false,
  cameraOn: false,
  blur: false,
  noise: false,
};

/** A connection that never gets anywhere, and notes that it was closed. */
function deadConnection(closed: () => void): RTCPeerConnection {
  const pc = {
    signalingState: 'stable',
    remoteDescription: null,
    addEventListener() {},
    createDataChannel: () => ({ addEventListener() {}, close() {} }),
    getTransceivers: () => [],
    close: closed,
  };
  return pc as unknown as RTCPeerConnection;
}

export interface LoneEngine {
  readonly engine: CallEngine;
  /** What was asked of bridge and browser, in order. */
  readonly asked: readonly string[];
  /** Who is in besides this computer, from now on. */
  readonly seat: (...others: readonly number[]) => void;
  readonly hear: (from: number, signal: Omit<LinkSignal, 'to'>) => void;
}

/** @param self the number of this computer */
export function loneEngine(
  self: number,
  others: readonly number[],
  changes: Partial<CallPort> = {},
): LoneEngine {
  const asked: string[] = [];
  const listeners = { seats: () => {}, signalled: () => {} };
  let seats = others.map(seatOf);
  let waiting: TakenSignal[] = [];
  const nowhere = () => () => undefined;
  const port: CallPort = {
    self: seatOf(self),
    seats: () => seats,
    onSeats(listener) {
      listeners.seats = listener;
      return () => undefined;
    },
    keys() {
      asked.push('keys');
      return new Promise(() => undefined);
    },
    onRekeyed: nowhere,
    async ice() {
      asked.push('ice');
      return { servers: [], relayOnly: false, expiresAt: 0 };
    },
    send: async () => undefined,
    take: async () => waiting.splice(0),
    onSignalled(listener) {
      listeners.signalled = listener;
      return () => undefined;
    },
    onBack: nowhere,
    sharing: async () => undefined,
    ...changes,
  };
  const worker = { terminate: () => undefined, postMessage: () => undefined } as unknown as Worker;
  const frames = followFrameWorker(worker);
  const browser = {
    devices: {
      getUserMedia: () => Promise.reject(new DOMException('', 'NotFoundError')),
      enumerateDevices: async () => [],
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    newConnection() {
      asked.push('connection');
      return deadConnection(() => asked.push('closed'));
    },
    newCertificate: async () => ({
      getFingerprints: () => [{ algorithm: 'sha-256', value: Array(32).fill('0A').join(':') }],
    }),
    codecs: () => [],
    hasEncodedStreams: () => true,
    openFrameWorker: () => frames,
    newSound: () => ({ setSinkId: async () => undefined, play: async () => undefined, pause() {} }),
  } as unknown as CallBrowser;
  worker.onmessage?.({ data: { kind: 'ready' } } as MessageEvent);
  return {
    asked,
    engine: webRtcEngine({ port, browser }),
    seat(...next) {
      seats = next.map(seatOf);
      listeners.seats();
    },
    hear(from, signal) {
      waiting = [...waiting, { from: seatOf(from), signal: { ...signal, to: port.self } as LinkSignal }];
      listeners.signalled();
    },
  };
}
