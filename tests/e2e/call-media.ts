// What really flows in the window of a call, read from the browser itself: frames, sound, the way they take, open devices.

import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

interface Seen {
  readonly connections: Set<RTCPeerConnection>;
  readonly tracks: Set<MediaStreamTrack>;
}

declare global {
  interface Window {
    /** Planted by `watchMedia`. */
    readonly o7Seen: Seen;
  }
}

/** Everything since the page began. */
export interface Media {
  readonly connections: number;
  /** Frames of the others that were decoded. */
  readonly framesDecoded: number;
  /** Energy of the others' sound that was played. */
  readonly audioEnergy: number;
  /** How each connection that stands goes: `relay tls`, `relay udp`, `host`. */
  readonly ways: readonly string[];
  /** Kinds of devices that are open: a light is on. */
  readonly open: readonly string[];
  /** Names of the cameras among them. */
  readonly cameras: readonly string[];
}

/** Before the first window: every connection and every opened device of the pages to come is kept in sight. */
export async function watchMedia(app: ElectronApplication): Promise<void> {
  await app.context().addInitScript(() => {
    const seen: Seen = { connections: new Set(), tracks: new Set() };
    Object.defineProperty(window, 'o7Seen', { value: seen });
    const { setLocalDescription } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.setLocalDescription = function (...given: readonly unknown[]) {
      seen.connections.add(this);
      return Reflect.apply(setLocalDescription, this, given) as Promise<void>;
    };
    // There is none where a page is not trusted with devices.
    if (!('mediaDevices' in navigator)) return;
    const { getUserMedia } = MediaDevices.prototype;
    MediaDevices.prototype.getUserMedia = async function (wanted) {
      const stream = await getUserMedia.call(this, wanted);
      for (const track of stream.getTracks()) seen.tracks.add(track);
      return stream;
    };
  });
}

/** As it is now. */
export function mediaOf(page: Page): Promise<Media> {
  return page.evaluate(async () => {
    const { connections, tracks } = window.o7Seen;
    let [framesDecoded, audioEnergy] = [0, 0];
    const ways: string[] = [];
    for (const connection of connections) {
      const report = new Map<string, Record<string, unknown>>();
      for (const [id, entry] of (await connection.getStats()) as unknown as Iterable<
        [string, Record<string, unknown>]
      >)
        report.set(id, entry);
      for (const entry of report.values()) {
        if (entry['type'] === 'inbound-rtp') {
          framesDecoded += Number(entry['framesDecoded'] ?? 0);
          audioEnergy += Number(entry['totalAudioEnergy'] ?? 0);
        }
        if (entry['type'] !== 'transport' || connection.connectionState !== 'connected') continue;
        const pair = report.get(String(entry['selectedCandidatePairId']));
        const local = report.get(String(pair?.['localCandidateId']));
        ways.push([local?.['candidateType'], local?.['relayProtocol']].filter(Boolean).join(' '));
      }
    }
    const live = [...tracks].filter(({ readyState }) => readyState === 'live');
    const open = live.map(({ kind }) => kind).toSorted();
    const cameras = live.filter(({ kind }) => kind === 'video').map(({ label }) => label);
    return { connections: connections.size, framesDecoded, audioEnergy, ways, open, cameras };
  });
}

/** The pictures of the others, each as a few numbers: two that differ are two different pictures. */
function picturesOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const theirs = new Set(
      [...window.o7Seen.connections].flatMap((one) => one.getReceivers().map(({ track }) => track.id)),
    );
    const canvas = new OffscreenCanvas(32, 18);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    return [...document.querySelectorAll('video')]
      .filter(({ srcObject }) =>
        (srcObject as MediaStream | null)?.getVideoTracks().some(({ id }) => theirs.has(id)),
      )
      .map((video) => {
        context?.drawImage(video, 0, 0, 32, 18);
        return context?.getImageData(0, 0, 32, 18).data.join(',') ?? '';
      });
  });
}

/** Waits until this page has played more of the others than now: frames, sound, and a picture that moves. */
export async function expectFlow(page: Page): Promise<void> {
  const before = await mediaOf(page);
  const patience = { timeout: 20_000 };
  await expect
    .poll(async () => (await mediaOf(page)).framesDecoded, patience)
    .toBeGreaterThan(before.framesDecoded + 10);
  await expect
    .poll(async () => (await mediaOf(page)).audioEnergy, patience)
    .toBeGreaterThan(before.audioEnergy);
  const [picture] = await picturesOf(page);
  expect(picture).toBeDefined();
  await expect.poll(async () => (await picturesOf(page))[0], patience).not.toBe(picture);
}
