// The product's engine, its bridge replaced by a line to the other page: with its frames sealed, or let through as they are.

import type { FrameKeys } from '../../../contract/bridge/call-channels.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import type { CallEngine } from '../../../renderer/call/engine/call-engine.ts';
import type { CallBrowser } from '../../../renderer/call/webrtc/browser.ts';
import { webRtcEngine } from '../../../renderer/call/webrtc/engine.ts';
import { followFrameWorker } from '../../../renderer/call/webrtc/frames/frame-worker.ts';
import type { CallPort, TakenSignal } from '../../../renderer/call/webrtc/port.ts';
import { realBrowser } from '../../../renderer/call/webrtc/real-browser.ts';
import type { BenchCall, CallParts } from './bench-call.ts';

export interface OwnCall extends BenchCall {
  readonly engine: CallEngine;
  /** Both pages go on to this epoch: new keys for every sender. */
  readonly rekey: (epoch: number) => void;
}

const seatOf = (number: number): Seat => {
  const id = toBase64Url(new Uint8Array(16).fill(number));
  return { account: id, device: id };
};

/** Both pages make the same bytes out of the epoch, as the exporter would. */
const keysOf = (epoch: number, seats: readonly Seat[]): FrameKeys => ({
  epoch,
  base: toBase64Url(new Uint8Array(32).fill(epoch % 256)),
  words: toBase64Url(new Uint8Array(32).fill(7)),
  senders: seats.map((seat, index) => ({ ...seat, index })),
});

/** A worker that takes no frames: they go between codec and network as they are. */
function noFrameWorker(): Worker {
  const worker = {
    onmessage: null as ((event: MessageEvent) => void) | null,
    postMessage() {},
    terminate() {},
  };
  queueMicrotask(() => worker.onmessage?.({ data: { kind: 'ready' } } as MessageEvent));
  return worker as unknown as Worker;
}

/** The browser without encoded frames, for the cost of everything but sealing. */
function unsealed(browser: CallBrowser): CallBrowser {
  const streams = () => ({ readable: new ReadableStream(), writable: new WritableStream() });
  for (const { prototype } of [RTCRtpSender, RTCRtpReceiver])
    Object.assign(prototype, { createEncodedStreams: streams });
  return {
    ...browser,
    hasEncodedStreams: () => true,
    openFrameWorker: () => followFrameWorker(noFrameWorker()),
    newConnection: (configuration) =>
      browser.newConnection({ ...configuration, encodedInsertableStreams: false } as RTCConfiguration),
  };
}

export function ownCall({ isOfferer, send, place, connections }: CallParts, isSealed: boolean): OwnCall {
  const seats = [seatOf(1), seatOf(2)] as const;
  const [self, other] = isOfferer ? seats : [seats[1], seats[0]];
  const real = isSealed ? realBrowser() : unsealed(realBrowser());
  // As the page does while its person waits to be let in.
  const worker = real.openFrameWorker();
  const browser: CallBrowser = {
    ...real,
    openFrameWorker: () => worker,
    newConnection: (configuration) => {
      const pc = real.newConnection(configuration);
      connections.push(pc);
      return pc;
    },
  };
  let epoch = 1;
  let waiting: TakenSignal[] = [];
  let onSignalled = () => {};
  let onRekeyed = () => {};
  const port: CallPort = {
    self,
    seats: () => [other],
    onSeats: () => () => undefined,
    keys: async () => keysOf(epoch, seats),
    onRekeyed: (listener) => {
      onRekeyed = listener;
      return () => undefined;
    },
    ice: async () => ({ servers: [], relayOnly: false, expiresAt: Date.now() + 3_600_000 }),
    send: async (signal) => send(signal),
    take: async () => waiting.splice(0),
    onSignalled: (listener) => {
      onSignalled = listener;
      return () => undefined;
    },
    onBack: () => () => undefined,
    sharing: async () => undefined,
  };
  const engine = webRtcEngine({ port, browser });
  engine.show(other.device, 'picture', place);
  return {
    engine,
    ready: worker.ready,
    join: () =>
      engine.join({
        microphone: null,
        camera: null,
        speaker: null,
        microphoneOn: true,
        cameraOn: true,
        blur: false,
        noise: false,
      }),
    take(message) {
      waiting = [...waiting, { from: other, signal: message as TakenSignal['signal'] }];
      onSignalled();
    },
    leave: () => engine.leave(),
    rekey(next) {
      epoch = next;
      onRekeyed();
    },
  };
}
