// Which counters of one sender's key were seen: each frame is taken once, late ones only a little.

/** At about a hundred frames a second: those of the last twenty seconds. */
const span = 2_048;

/** `isFresh` asks without effect; `take` is called once the frame was opened, so that a forged one uses nothing up. */
export interface ReplayWindow {
  readonly isFresh: (counter: bigint) => boolean;
  /** False where another frame with this counter was taken meanwhile. */
  readonly take: (counter: bigint) => boolean;
}

/** An empty window: the memory it takes is fixed. */
export function createReplayWindow(): ReplayWindow {
  const seen = new Uint8Array(span);
  let newest = -1n;
  const place = (counter: bigint): number => Number(counter % BigInt(span));
  const isFresh = (counter: bigint): boolean => {
    if (counter > newest) return true;
    return newest - counter < BigInt(span) && seen[place(counter)] === 0;
  };
  return {
    isFresh,
    take(counter) {
      if (!isFresh(counter)) return false;
      if (counter - newest >= BigInt(span)) seen.fill(0);
      else for (let skipped = newest + 1n; skipped < counter; skipped++) seen[place(skipped)] = 0;
      seen[place(counter)] = 1;
      if (counter > newest) newest = counter;
      return true;
    },
  };
}
