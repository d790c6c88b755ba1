// Reads again what events made stale: many events cause one read, and a read that takes long is not asked for all the time.

import type { QueryClient } from '@tanstack/react-query';

/** Longest wait before what an event made stale is read again, while reading is quick. */
const gatherMs = 30;
/** After a read there is a rest of so many times its length, and at most this. */
const restFactor = 6;
const longestRestMs = 1_000;

/** `again`: an event came while the answer to an earlier one was on its way. */
type Reading = { state: 'due' } | { state: 'reading'; again: boolean };

/** Marks a read as stale. The last call is always followed by a read that began after it. */
export function createRefresher(client: QueryClient): (queryKey: readonly unknown[]) => void {
  const readings = new Map<string, Reading>();

  const read = async (name: string, queryKey: readonly unknown[]): Promise<void> => {
    const reading: Reading = { state: 'reading', again: false };
    readings.set(name, reading);
    const from = performance.now();
    // A failure is shown by the view that needs the answer.
    await client.invalidateQueries({ queryKey });
    readings.delete(name);
    if (reading.again) plan(name, queryKey, Math.min(longestRestMs, restFactor * (performance.now() - from)));
  };
  const plan = (name: string, queryKey: readonly unknown[], restMs: number): void => {
    readings.set(name, { state: 'due' });
    setTimeout(() => void read(name, queryKey), Math.max(gatherMs, restMs));
  };

  return (queryKey) => {
    const name = queryKey.join(' ');
    const reading = readings.get(name);
    if (reading === undefined) plan(name, queryKey, 0);
    else if (reading.state === 'reading') reading.again = true;
  };
}
