// The page of the call tests: engines of one call beside each other, told what to do from outside.

import { toAppError } from '../../../contract/errors/app-error.ts';
import type { CallEngine, CallState } from '../../../renderer/call/engine/call-engine.ts';
import type { FrameSort } from '../../../renderer/call/sframe/frame.ts';
import type { CallBrowser } from '../../../renderer/call/webrtc/browser.ts';
import { webRtcEngine } from '../../../renderer/call/webrtc/engine.ts';
import type { FromFrameWorker, ToFrameWorker } from '../../../renderer/call/webrtc/frames/frame-messages.ts';
import { followFrameWorker } from '../../../renderer/call/webrtc/frames/frame-worker.ts';
import { realBrowser } from '../../../renderer/call/webrtc/real-browser.ts';
import { type CallHub, createHub } from './hub.ts';

/** What a test takes from one engine's browser, or looks at in it. */
interface Watched {
  readonly engine: CallEngine;
  readonly connections: RTCPeerConnection[];
  /** Tracks that the devices gave, oldest first. */
  readonly captured: MediaStreamTrack[];
  readonly device: string;
  refuse: string | null;
}

export interface Rig {
  hub: CallHub;
  readonly engines: Map<number, Watched>;
  /** Begins a new call; ends what was before. */
  readonly begin: () => Promise<void>;
  /** From now on candidates name these ports in place of their own; `stand` is told which stands for which. */
  readonly passThrough: (ports: readonly number[]) => void;
  readonly add: (number: number, changes?: Partial<CallBrowser>) => void;
  /** A computer that looks at what comes over the wire instead of opening it; the frames as base64, by sort. */
  readonly addListener: (number: number) => void;
  readonly heard: Record<FrameSort, string[]>;
  readonly act: (number: number, method: string, given: readonly unknown[]) => Promise<string | null>;
  readonly state: (number: number) => CallState;
  readonly of: (number: number) => Watched;
  /** Decoded frames and played sound of an engine's connections, all people together. */
  readonly decoded: (number: number) => Promise<{ readonly frames: number; readonly energy: number }>;
}

declare global {
  interface Window {
    readonly rig: Rig;
    /** Exposed by the test where packets pass through it. */
    readonly stand?: (port: number, real: number) => Promise<void>;
  }
}

const engines = new Map<number, Watched>();

function watch(number: number, hub: CallHub, changes: Partial<CallBrowser>): Watched {
  const { port, device } = hub.add(number);
  const real = realBrowser();
  const connections: RTCPeerConnection[] = [];
  const captured: MediaStreamTrack[] = [];
  const capture = async (made: Promise<MediaStream>): Promise<MediaStream> => {
    const stream = await made;
    captured.push(...stream.getTracks());
    return stream;
  };
  const devices: CallBrowser['devices'] = {
    getUserMedia: (constraints) => {
      if (watched.refuse !== null) return Promise.reject(new DOMException('', watched.refuse));
      return capture(navigator.mediaDevices.getUserMedia(constraints));
    },
    getDisplayMedia: (options) => capture(navigator.mediaDevices.getDisplayMedia(options)),
    enumerateDevices: () => navigator.mediaDevices.enumerateDevices(),
    addEventListener: (...given: Parameters<MediaDevices['addEventListener']>) =>
      navigator.mediaDevices.addEventListener(...given),
    removeEventListener: (...given: Parameters<MediaDevices['removeEventListener']>) =>
      navigator.mediaDevices.removeEventListener(...given),
  };
  const browser: CallBrowser = {
    ...real,
    devices,
    newConnection(configuration) {
      const made = real.newConnection(configuration);
      connections.push(made);
      return made;
    },
    ...changes,
  };
  const watched: Watched = {
    engine: webRtcEngine({ port, browser }),
    connections,
    captured,
    device,
    refuse: null,
  };
  return watched;
}

const of = (number: number): Watched => {
  const found = engines.get(number);
  if (found === undefined) throw new Error('no such engine');
  return found;
};

/** `candidate:F 1 udp PRIORITY 127.0.0.1 PORT typ host …`: the only sort that is passed on. */
const onLoopback = /^(candidate:\S+ 1 udp \d+ 127\.0\.0\.1 )(\d+)( .*)$/;

/** In the worker's place: takes every frame that comes, as it comes, and gives none to the codecs. */
function listener(heard: Rig['heard']): Worker {
  const taken: { onmessage: ((event: { data: FromFrameWorker }) => void) | null } = { onmessage: null };
  queueMicrotask(() => taken.onmessage?.({ data: { kind: 'ready' } }));
  return Object.assign(taken, {
    terminate: () => undefined,
    postMessage(message: ToFrameWorker) {
      if (message.kind !== 'pipe' || message.path.way === 'send') return;
      const list = heard[message.path.sort];
      const sink = new WritableStream<{ readonly data: ArrayBuffer }>({
        write({ data }) {
          if (list.length < 40) list.push(btoa(String.fromCharCode(...new Uint8Array(data))));
        },
      });
      message.readable.pipeTo(sink).catch(() => undefined);
    },
  }) as unknown as Worker;
}

const rig: Rig = {
  heard: { audio: [], video: [] },
  addListener(number) {
    rig.add(number, { openFrameWorker: () => followFrameWorker(listener(rig.heard)) });
  },
  passThrough(ports) {
    const free = [...ports];
    rig.hub.tamper((_from, signal) => {
      if (signal.kind !== 'candidates') return signal;
      const candidates = signal.candidates.flatMap((line) => {
        const found = onLoopback.exec(line);
        const port = found === null ? undefined : free.shift();
        if (found === null || port === undefined) return [];
        void window.stand?.(port, Number(found[2]));
        return [`${found[1]}${port}${found[3]}`];
      });
      const isKnock = signal.candidates.length === 0;
      return isKnock || candidates.length > 0 ? { ...signal, candidates } : null;
    });
  },
  hub: createHub(),
  engines,
  async begin() {
    for (const { engine } of engines.values()) await engine.leave();
    engines.clear();
    rig.hub = createHub();
  },
  add(number, changes = {}) {
    engines.set(number, watch(number, rig.hub, changes));
  },
  async act(number, method, given) {
    const acts = of(number).engine as unknown as Record<string, (...values: unknown[]) => Promise<void>>;
    try {
      await acts[method]?.(...given);
      return null;
    } catch (error) {
      return toAppError(error).code;
    }
  },
  state: (number) => of(number).engine.state(),
  of,
  async decoded(number) {
    let frames = 0;
    let energy = 0;
    for (const pc of of(number).connections) {
      if (pc.connectionState === 'closed') continue;
      for (const entry of (await pc.getStats()).values()) {
        if (entry.type !== 'inbound-rtp') continue;
        frames += entry.framesDecoded ?? 0;
        energy += entry.totalAudioEnergy ?? 0;
      }
    }
    return { frames, energy };
  },
};
(window as { rig: Rig }).rig = rig;
