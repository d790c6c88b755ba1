// Sound and pictures of everybody by person: streams that stay the same while the tracks in them come and go.

import type { LaneName } from './link/connection.ts';

export interface Stage {
  readonly stream: (whose: string, lane: LaneName) => MediaStream;
  /** Puts this track, or nothing, where it belongs. */
  readonly put: (whose: string, lane: LaneName, track: MediaStreamTrack | null) => void;
  readonly show: (whose: string, lane: LaneName, place: HTMLElement) => () => void;
  readonly clear: () => void;
}

/** An element that was taken out waits so long for its next place: it goes on with the picture that it has. */
const idleMs = 2_000;

export function createStage(): Stage {
  const streams = new Map<string, MediaStream>();
  const placed = new Set<HTMLVideoElement>();
  const idle = new Map<string, { readonly video: HTMLVideoElement; readonly drop: () => void }>();

  const keyOf = (whose: string, lane: LaneName): string => `${whose} ${lane}`;

  function stream(whose: string, lane: LaneName): MediaStream {
    const key = keyOf(whose, lane);
    const known = streams.get(key) ?? new MediaStream();
    streams.set(key, known);
    return known;
  }

  function release(video: HTMLVideoElement): void {
    video.remove();
    video.srcObject = null;
  }

  function makeVideo(page: Document, whose: string, lane: LaneName): HTMLVideoElement {
    const video = page.createElement('video');
    video.autoplay = true;
    video.playsInline = true;
    // Voices come over the chosen speaker, not from here.
    video.muted = true;
    video.disablePictureInPicture = true;
    video.srcObject = stream(whose, lane);
    return video;
  }

  /** The element that was in another place a moment ago, else a new one. */
  function findVideo(page: Document, whose: string, lane: LaneName): HTMLVideoElement {
    const waiting = idle.get(keyOf(whose, lane));
    if (waiting === undefined || waiting.video.ownerDocument !== page) return makeVideo(page, whose, lane);
    waiting.drop();
    return waiting.video;
  }

  function setAside(key: string, video: HTMLVideoElement): void {
    video.remove();
    const known = idle.get(key);
    known?.drop();
    if (known !== undefined) release(known.video);
    const timer = setTimeout(() => {
      idle.delete(key);
      release(video);
    }, idleMs);
    const drop = () => {
      clearTimeout(timer);
      idle.delete(key);
    };
    idle.set(key, { video, drop });
  }

  return {
    stream,
    put(whose, lane, track) {
      const into = stream(whose, lane);
      for (const old of into.getTracks()) if (old !== track) into.removeTrack(old);
      if (track !== null && !into.getTracks().includes(track)) into.addTrack(track);
    },
    show(whose, lane, place) {
      const video = findVideo(place.ownerDocument, whose, lane);
      placed.add(video);
      place.append(video);
      // An element that was moved stands still until it is told to go on.
      void video.play().catch(() => undefined);
      return () => {
        if (placed.delete(video)) setAside(keyOf(whose, lane), video);
      };
    },
    clear() {
      for (const { video, drop } of [...idle.values()]) {
        drop();
        release(video);
      }
      for (const video of placed) release(video);
      placed.clear();
      for (const one of streams.values()) for (const track of one.getTracks()) one.removeTrack(track);
      streams.clear();
    },
  };
}
