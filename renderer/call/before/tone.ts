// Two soft notes, made on the spot, to hear whether the chosen speaker works.

interface ToChosenOutput {
  readonly setSinkId: (id: string) => Promise<void>;
}

const notes = [392, 523.25] as const;
const noteSeconds = 0.55;
const loudest = 0.09;

/** Resolves when it has sounded. Rejects where the speaker is gone. `speaker`: null for the system's choice. */
export async function playTone(speaker: string | null): Promise<void> {
  const context = new AudioContext();
  try {
    if (speaker !== null) await (context as unknown as ToChosenOutput).setSinkId(speaker);
    await context.resume();
    let last: OscillatorNode | null = null;
    notes.forEach((hertz, at) => {
      const start = context.currentTime + 0.05 + at * noteSeconds * 0.7;
      const volume = context.createGain();
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(loudest, start + 0.06);
      volume.gain.exponentialRampToValueAtTime(0.0005, start + noteSeconds);
      const tone = context.createOscillator();
      tone.frequency.value = hertz;
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + noteSeconds);
      last = tone;
    });
    await new Promise<void>((resolve) => {
      (last as OscillatorNode | null)?.addEventListener('ended', () => resolve());
    });
  } finally {
    await context.close().catch(() => {});
  }
}
