/** Processor time that a process with all its children has taken. Linux only. */
import { readFileSync } from 'node:fs';
import { treeOf } from './process-memory.ts';

/** The kernel counts in hundredths of a second, on every Linux there is today. */
const ticksPerSecond = 100;

/** Seconds of the whole tree up to now; children that have ended are left out. */
export function treeSeconds(root: number): number {
  const ticks = treeOf(root).map((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return 0;
    }
  });
  return ticks.reduce((sum, one) => sum + one, 0) / ticksPerSecond;
}
