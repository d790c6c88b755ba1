// What a part of the soak came to, and how it is printed.

export interface PartReport {
  readonly counts: Readonly<Record<string, number>>;
  /** What went wrong, each with the seed to run it again. */
  readonly failed: readonly string[];
}

/** One line, and one more for each thing that went wrong. */
export function printPart(name: string, { counts, failed }: PartReport, ms: number): void {
  const figures = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  console.log(
    `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${(ms / 1000).toFixed(0)} s): ${figures.join(', ')}`,
  );
  for (const what of failed) console.log(`     ${what}`);
}
