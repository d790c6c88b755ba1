// Decides from measured times how often the background can be blurred without taking the machine from the call.

/** Frames of one window of measurement. */
export const measuredFrames = 12;

/** So many windows that are too slow, one after the other, and it is given up: other work may fill a moment. */
export const slowWindows = 4;

/** Frames a second, best first. Below the last a face that moves would look broken. */
const paces = [30, 20, 15] as const;
const slowest = 15;

/** The part of all processor time that blurring may take. */
const share = 0.25;

/** Too few processors for anything beside the call itself: not even tried. */
export const isWeak = (processors: number): boolean => processors < 2;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/**
 * Frames a second that this machine can blur beside a call, or null.
 *
 * @param times milliseconds that each of the last frames took
 */
export function choosePace(times: readonly number[], processors: number): number | null {
  if (isWeak(processors)) return null;
  const takes = median(times);
  return paces.find((pace) => takes * pace <= 1000 * Math.min(1, processors * share)) ?? null;
}

/** Watches the times of frames and says at which pace to go on. */
export class Judge {
  private readonly processors: number;
  private times: number[] = [];
  private slow = 0;
  private chosen: number = paces[0];

  constructor(processors: number) {
    this.processors = processors;
  }

  get pace(): number {
    return this.chosen;
  }

  /** `measuring`: nothing can be said yet; `fine`: the window is full and fast enough; `slow`: give it up. */
  take(ms: number): 'measuring' | 'fine' | 'slow' {
    this.times.push(ms);
    if (this.times.length < measuredFrames) return 'measuring';
    const next = choosePace(this.times, this.processors);
    this.times = [];
    this.chosen = next ?? slowest;
    this.slow = next === null ? this.slow + 1 : 0;
    if (next !== null) return 'fine';
    return this.slow >= slowWindows ? 'slow' : 'measuring';
  }
}

/** Lets frames through at a pace, judged by the times at which they were taken. */
export class Gate {
  private last = Number.NEGATIVE_INFINITY;

  /** @param at microseconds, growing */
  lets(at: number, pace: number): boolean {
    // A camera's frames do not come to the microsecond: a quarter of the distance early is on time.
    if (at - this.last < (1_000_000 / pace) * 0.75) return false;
    this.last = at;
    return true;
  }
}
