// Blurs what is behind a person, frame by frame, beside the window's own thread.

import { ImageSegmenter } from '@mediapipe/tasks-vision';
// Leaves its factory where the library looks for it: nothing is loaded by an address of a script.
import '@mediapipe/tasks-vision/vision_wasm_module_internal.js';
import type { FromBlur, ToBlur } from './blur-messages.ts';
import { Composer, lookedAt } from './composer.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToBlur>) => void) | null;
  postMessage(message: FromBlur, transfer?: Transferable[]): void;
};

type Blur = (frame: VideoFrame) => Promise<VideoFrame>;

async function fetchBytes(address: string): Promise<Uint8Array> {
  // biome-ignore lint/style/noRestrictedGlobals: a file of the app itself; the policy of calls allows no other address
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('a file of the app is missing');
  return new Uint8Array(await answer.arrayBuffer());
}

async function prepare(model: string, wasm: string): Promise<Blur> {
  const segmenter = await ImageSegmenter.createFromOptions(
    { wasmLoaderPath: '', wasmBinaryPath: wasm },
    {
      baseOptions: { modelAssetBuffer: await fetchBytes(model), delegate: 'CPU' },
      canvas: new OffscreenCanvas(lookedAt.width, lookedAt.height),
      runningMode: 'VIDEO',
      outputConfidenceMasks: true,
      outputCategoryMask: false,
    },
  );
  const composer = new Composer();
  // The library wants times that grow; those of a camera may jump.
  let tick = 0;
  return async (frame) => {
    const looked = await composer.lookAt(frame);
    let blurred: VideoFrame | null = null;
    tick += 1;
    segmenter.segmentForVideo(looked, tick, ({ confidenceMasks }) => {
      const mask = confidenceMasks?.[0];
      if (mask !== undefined) blurred = composer.compose(frame, mask.getAsFloat32Array());
    });
    if (blurred === null) throw new Error('no mask');
    return blurred;
  };
}

let blur: Blur | null = null;

async function takeFrame(frame: VideoFrame, id: number): Promise<void> {
  try {
    if (blur === null) throw new Error('not started');
    const began = performance.now();
    const blurred = await blur(frame);
    scope.postMessage({ frame: blurred, id, ms: performance.now() - began }, [blurred]);
  } catch {
    blur = null;
    scope.postMessage({ failed: true });
  } finally {
    frame.close();
  }
}

scope.onmessage = ({ data }) => {
  if ('frame' in data) return void takeFrame(data.frame, data.id);
  if (blur !== null) return scope.postMessage({ ready: true });
  prepare(data.start.model, data.start.wasm).then(
    (made) => {
      blur = made;
      scope.postMessage({ ready: true });
    },
    () => scope.postMessage({ failed: true }),
  );
};
