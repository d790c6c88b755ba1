// A microphone's track without the noise of the room, by RNNoise in an audio worklet, after Chromium's own suppression.

import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import plain from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simd from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import worklet from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';

export interface Suppressed {
  readonly track: MediaStreamTrack;
  /** Ends the new track. The microphone's own goes on: whoever opened it stops it. */
  readonly stop: () => void;
}

/** What RNNoise was taught with; the browser brings every microphone to it. */
const sampleRate = 48_000;
/** A sound card that does not start would leave the person unheard. */
const patienceMs = 5_000;

async function started(context: AudioContext): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('sound does not start')), patienceMs);
  await Promise.race([context.resume(), promise]).finally(() => clearTimeout(timer));
}

/**
 * The same voice, with less behind it.
 *
 * @param onTrouble it has ended by itself: `track` is silent, and the caller goes back to the microphone's own track
 * @throws where it cannot run; the microphone's own track is as good as before
 */
export async function createNoiseSuppressor(
  track: MediaStreamTrack,
  onTrouble: () => void,
): Promise<Suppressed> {
  const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
  try {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: plain, simdUrl: simd }),
      context.audioWorklet.addModule(worklet),
    ]);
    const node = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
    const out = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) })
      .connect(node)
      .connect(out);
    await started(context);
    const suppressed = out.stream.getAudioTracks()[0];
    if (suppressed === undefined) throw new Error('no track');
    let isStopped = false;
    const stop = () => {
      if (isStopped) return;
      isStopped = true;
      node.destroy();
      suppressed.stop();
      void context.close();
    };
    const fail = () => {
      if (isStopped) return;
      stop();
      onTrouble();
    };
    node.addEventListener('processorerror', fail);
    context.addEventListener('statechange', () => {
      if (context.state !== 'running') fail();
    });
    return { track: suppressed, stop };
  } catch (error) {
    void context.close();
    throw error;
  }
}
