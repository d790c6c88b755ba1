// Runs inside the bench's window: the call page's own effects on the pretended camera and microphone, looked at pixel by pixel.

import { createBlur } from '../../../renderer/call/effects/blur.ts';
import type { Blurred } from '../../../renderer/call/effects/blurring.ts';
import { createNoiseSuppressor } from '../../../renderer/call/effects/noise.ts';

/** How much neighbouring pixels of two parts of the picture differ on average, 0 to 255: what a blur takes away. */
interface Sharpness {
  readonly inside: number;
  readonly outside: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];
/** Parts of width and height: the person's face, and a piece of the room. */
interface Places {
  readonly inside: Box;
  readonly outside: Box;
}

export interface EffectsPage {
  readonly openCamera: () => Promise<void>;
  /** Milliseconds until its first picture is shown. */
  readonly blur: () => Promise<number>;
  readonly blurredFrames: () => number;
  readonly look: (places: Places) => { readonly plain: Sharpness; readonly blurred: Sharpness };
  readonly stopBlur: () => void;
  readonly closeCamera: () => void;
  /** Loudness of the microphone as it is and through the suppressor, dB relative to full. */
  readonly measureNoise: (
    seconds: number,
  ) => Promise<{ readonly plainDb: number; readonly suppressedDb: number }>;
}

function sharpnessOf({ width, height, data }: ImageData, [left, top, right, bottom]: Box): number {
  const at = (x: number, y: number) => data[(y * width + x) * 4 + 1] ?? 0;
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(top * height); y < bottom * height; y++) {
    for (let x = Math.floor(left * width); x < right * width; x++) {
      sum += Math.abs(at(x, y) - at(x + 1, y)) + Math.abs(at(x, y) - at(x, y + 1));
      count += 2;
    }
  }
  return sum / count;
}

async function play(track: MediaStreamTrack): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  document.body.append(video);
  await video.play();
  await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  return video;
}

function sharpnessIn(video: HTMLVideoElement, { inside, outside }: Places): Sharpness {
  const brush = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.drawImage(video, 0, 0);
  const pixels = brush.getImageData(0, 0, video.videoWidth, video.videoHeight);
  return { inside: sharpnessOf(pixels, inside), outside: sharpnessOf(pixels, outside) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function loudness(track: MediaStreamTrack, seconds: number): Promise<number> {
  const context = new AudioContext({ sampleRate: 48_000 });
  const ear = new AnalyserNode(context, { fftSize: 8192 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(ear);
  await context.resume();
  // What is learnt of the noise in the first moments is part of how it works, not of how well.
  await pause(3_000);
  const samples = new Float32Array(8192);
  const values: number[] = [];
  for (let at = 0; at < seconds * 5; at++) {
    await pause(200);
    ear.getFloatTimeDomainData(samples);
    values.push(samples.reduce((sum, one) => sum + one * one, 0) / samples.length);
  }
  await context.close();
  // A machine that is busy makes a crack now and then, which says nothing about the noise.
  const middle = values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
  return 10 * Math.log10(middle);
}

let camera: MediaStreamTrack | undefined;
let plain: HTMLVideoElement | undefined;
let blurred: Blurred | undefined;
let changed: HTMLVideoElement | undefined;

function here<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not opened yet');
  return value;
}

const page: EffectsPage = {
  async openCamera() {
    const video = { width: 640, height: 360, frameRate: 30 };
    [camera] = (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks();
    plain = await play(here(camera));
  },
  async blur() {
    const before = performance.now();
    blurred = await createBlur(here(camera), () => undefined);
    changed = await play(blurred.track);
    return performance.now() - before;
  },
  blurredFrames: () => here(changed).getVideoPlaybackQuality().totalVideoFrames,
  look: (places) => ({
    plain: sharpnessIn(here(plain), places),
    blurred: sharpnessIn(here(changed), places),
  }),
  stopBlur() {
    blurred?.stop();
    changed?.remove();
  },
  closeCamera() {
    page.stopBlur();
    camera?.stop();
  },
  async measureNoise(seconds) {
    const audio = { noiseSuppression: false, echoCancellation: false, autoGainControl: false };
    const [microphone] = (await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks();
    const quiet = await createNoiseSuppressor(here(microphone), () => undefined);
    const [plainDb, suppressedDb] = await Promise.all([
      loudness(here(microphone), seconds),
      loudness(quiet.track, seconds),
    ]);
    quiet.stop();
    microphone?.stop();
    return { plainDb, suppressedDb };
  },
};

Object.assign(window, { benchEffects: page });
