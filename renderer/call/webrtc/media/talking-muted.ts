// Notices that somebody talks while muted. It listens to a copy of the microphone on this computer; nothing of it is sent.

import type { CallBrowser } from '../browser.ts';

const everyMs = 150;
/** Root mean square of speech at a usual distance; a quiet room is a tenth of it. */
const loud = 0.025;
/** So many loud moments one after the other begin it, so many quiet ones end it. */
const begins = 3;
const ends = 12;

/** Whether somebody talks now, from how loud the last moments were; `count` is kept by the caller. */
export function nextTalking(
  { isTalking, count }: { readonly isTalking: boolean; readonly count: number },
  level: number,
): { readonly isTalking: boolean; readonly count: number } {
  if (level >= loud === isTalking) return { isTalking, count: 0 };
  return count + 1 >= (isTalking ? ends : begins)
    ? { isTalking: !isTalking, count: 0 }
    : { isTalking, count: count + 1 };
}

function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/** Listens until the answer is called. */
export function listenMuted(
  browser: CallBrowser,
  microphone: MediaStreamTrack,
  onTalking: (isTalking: boolean) => void,
): () => void {
  const copy = microphone.clone();
  copy.enabled = true;
  const context = browser.newAudioContext();
  const source = context.createMediaStreamSource(new MediaStream([copy]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 2_048;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let state = { isTalking: false, count: 0 };
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const next = nextTalking(state, levelOf(samples));
    if (next.isTalking !== state.isTalking) onTalking(next.isTalking);
    state = next;
  }, everyMs);
  return () => {
    clearInterval(timer);
    source.disconnect();
    copy.stop();
    void context.close();
  };
}
