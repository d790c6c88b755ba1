// The browser itself, for `CallBrowser`.

import { createBlur } from '../effects/blur.ts';
import { createNoiseSuppressor } from '../effects/noise.ts';
import { openOwnWorker } from '../own-worker.ts';
import type { CallBrowser } from './browser.ts';
import frameWorker from './frames/frame.worker.ts?worker&url';
import { followFrameWorker } from './frames/frame-worker.ts';

/** The standard's way to frames (Chromium 141 and later), not in TypeScript's own list yet. */
type ScriptTransform = new (worker: Worker, options: unknown) => unknown;

export function realBrowser(): CallBrowser {
  const { RTCRtpScriptTransform } = globalThis as { readonly RTCRtpScriptTransform?: ScriptTransform };
  return {
    devices: navigator.mediaDevices,
    newConnection: (configuration) => new RTCPeerConnection(configuration),
    newCertificate: () =>
      RTCPeerConnection.generateCertificate({ name: 'ECDSA', namedCurve: 'P-256' } as AlgorithmIdentifier),
    codecs: (kind) => RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [],
    hasEncodedStreams: () => 'createEncodedStreams' in RTCRtpSender.prototype,
    newScriptTransform:
      RTCRtpScriptTransform === undefined ? null : (worker, path) => new RTCRtpScriptTransform(worker, path),
    openFrameWorker: () => followFrameWorker(openOwnWorker(frameWorker, 'frames')),
    newSound: () => new Audio(),
    newAudioContext: () => new AudioContext(),
    blur: createBlur,
    quieten: createNoiseSuppressor,
  };
}
