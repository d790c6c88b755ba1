// Frames out of a track and into a new one, by what Chromium has for it. There is no way around over a painted element: a
// track of such an element is what pages record with, and the build refuses it.

/** Frames of a track, the newest only: what nobody fetches in time is dropped. */
export interface FrameSource {
  /** The next frame, which the caller closes; null: the track has ended. */
  readonly read: () => Promise<VideoFrame | null>;
  readonly stop: () => void;
}

/** A track made of frames. */
export interface FrameSink {
  readonly track: MediaStreamTrack;
  /** Takes the frame over and closes it. */
  readonly write: (frame: VideoFrame) => Promise<void>;
  readonly stop: () => void;
}

/** Chromium's own, which TypeScript does not list for windows. */
interface Chromium {
  readonly MediaStreamTrackProcessor: new (about: {
    readonly track: MediaStreamTrack;
  }) => { readonly readable: ReadableStream<VideoFrame> };
  readonly MediaStreamTrackGenerator: new (about: {
    readonly kind: 'video';
  }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
}
const chromium = globalThis as unknown as Chromium;

/** @throws where the track cannot be read, or this browser has no such thing */
export function openSource(track: MediaStreamTrack): FrameSource {
  const reader = new chromium.MediaStreamTrackProcessor({ track }).readable.getReader();
  return {
    read: () => reader.read().then(({ value }) => value ?? null),
    stop: () => void reader.cancel().catch(() => undefined),
  };
}

/** @throws where this browser has no such thing */
export function openSink(): FrameSink {
  const track = new chromium.MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  return {
    track,
    write: (frame) => writer.write(frame),
    stop: () => {
      track.stop();
      void writer.abort().catch(() => undefined);
    },
  };
}
