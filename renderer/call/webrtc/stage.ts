// Sound and pictures of everybody by person: streams that stay the same while the tracks in them come and go.

import type { LaneName } from './link/connection.ts';

export interface Stage {
  readonly stream: (whose: string, lane: LaneName) => MediaStream;
  /** Puts this track, or nothing, where it belongs. */
  readonly put: (whose: string, lane: LaneName, track: MediaStreamTrack | null) => void;
  readonly show: (whose: string, lane: LaneName, place: HTMLElement) => () => void;
  readonly clear: () => void;
}

export function createStage(): Stage {
  const streams = new Map<string, MediaStream>();
  const taken = new Set<() => void>();

  function stream(whose: string, lane: LaneName): MediaStream {
    const key = `${whose} ${lane}`;
    const known = streams.get(key) ?? new MediaStream();
    streams.set(key, known);
    return known;
  }

  function put(whose: string, lane: LaneName, track: MediaStreamTrack | null): void {
    const into = stream(whose, lane);
    for (const old of into.getTracks()) if (old !== track) into.removeTrack(old);
    if (track !== null && !into.getTracks().includes(track)) into.addTrack(track);
  }

  return {
    stream,
    put,
    show(whose, lane, place) {
      const video = place.ownerDocument.createElement('video');
      video.autoplay = true;
      video.playsInline = true;
      // Voices come over the chosen speaker, not from here.
      video.muted = true;
      video.disablePictureInPicture = true;
      video.srcObject = stream(whose, lane);
      place.append(video);
      const takeOut = () => {
        taken.delete(takeOut);
        video.srcObject = null;
        video.remove();
      };
      taken.add(takeOut);
      return takeOut;
    },
    clear() {
      for (const takeOut of [...taken]) takeOut();
      for (const one of streams.values()) for (const track of one.getTracks()) one.removeTrack(track);
      streams.clear();
    },
  };
}
