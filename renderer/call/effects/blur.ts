// Blurs the room behind a person, with the browser's and the app's real parts.

/// <reference path="./virtual.d.ts" />
import model from 'virtual:person-model';
import wasm from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import { startBlurWorker } from './blur-thread.ts';
import { type Blurred, type BlurTrouble, blurTrack } from './blurring.ts';
import { openSink, openSource } from './frames.ts';

const patienceMs = 10_000;

/** The camera's track with the room blurred, as `blurTrack` has it: the camera's own is neither sent nor stopped by it. */
export function createBlur(
  track: MediaStreamTrack,
  onTrouble: (trouble: BlurTrouble) => void,
): Promise<Blurred> {
  return blurTrack(
    {
      worker: startBlurWorker({ model, wasm }),
      openSource: () => openSource(track),
      openSink,
      processors: navigator.hardwareConcurrency,
      patienceMs,
    },
    onTrouble,
  );
}
