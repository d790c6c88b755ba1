// How loud a microphone is, a few times a second. The samples are measured and forgotten.

/** Loudness of samples around zero as 0 (−60 dB and below) to 1 (0 dB). */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const power = samples.length === 0 ? 0 : sum / samples.length;
  if (power === 0) return 0;
  const decibels = 10 * Math.log10(power);
  return Math.min(1, Math.max(0, (decibels + 60) / 60));
}

/** From here on it is a voice near the microphone, not the room. */
export const heardFrom = 0.35;

const everyMs = 80;

/** Tells the loudness until the answer is called. Nothing is told where the system gives no sound output to measure with. */
export function followLoudness(stream: MediaStream, tell: (loudness: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  void context.resume().catch(() => {});
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(loudnessOf(samples));
  }, everyMs);
  return () => {
    clearInterval(timer);
    void context.close().catch(() => {});
  };
}
