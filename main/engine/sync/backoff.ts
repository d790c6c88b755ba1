/** How long to wait before the next try: doubling with jitter, so that a thousand apps do not knock at once. */

const firstMs = 250;
const longestMs = 30_000;

/** Milliseconds before try number `failures` (1 = after the first failure); `random` in [0, 1). */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}
