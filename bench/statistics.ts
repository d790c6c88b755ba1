/** Medians, percentiles and ratios of timings. */

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Rounded for a report. */
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Median of one row of timings over the median of another of the same run. */
export const ratio = (values: readonly number[], base: readonly number[]): number =>
  round(median(values) / median(base));
