// How often something may happen that a person has to answer a question for each time.

/** Between two, in ms; and at most so many within a minute. */
const leastBetweenMs = 1_000;
const mostPerMinute = 10;
const minuteMs = 60_000;

/** Answers whether it may happen now, and counts it if so. `now` never goes back. */
export function createPace(now: () => number): () => boolean {
  let times: readonly number[] = [];
  return () => {
    const at = now();
    const recent = times.filter((time) => at - time < minuteMs);
    const last = recent.at(-1);
    const may = recent.length < mostPerMinute && (last === undefined || at - last >= leastBetweenMs);
    times = may ? [...recent, at] : recent;
    return may;
  };
}
