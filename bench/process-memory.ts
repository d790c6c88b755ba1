/** Memory of a process with all its children, as the kernel shares it out (PSS). Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function listPids(): readonly number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

/** A process and all that it started. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const pid of listPids()) {
    try {
      parents.set(pid, parentOf(pid));
    } catch {
      // Ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isBelow);
}

/** MiB of the whole process tree. */
export function treeMemoryMiB(root: number): number {
  const kib = treeOf(root).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return kib.reduce((sum, one) => sum + one, 0) / 1024;
}
