/** What the system says about another process: alive, when it started, where it works. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** True when a process of this number exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return statField(pid, 0) !== 'Z';
}

/** Start time in clock ticks on Linux, else a constant: there the number alone must do. */
export function startMark(pid: number): string {
  return statField(pid, 19) ?? 'unknown';
}

/** Whether this process is a PostgreSQL on `cluster`: by its working folder on Linux, by its command line elsewhere. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    if (process.platform === 'win32') return false;
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(
      cluster,
    );
  } catch {
    return false;
  }
}

/** A field of /proc/PID/stat after the program's name (0 = state, 19 = start time). */
function statField(pid: number, index: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[index] ?? null;
  } catch {
    return null;
  }
}
