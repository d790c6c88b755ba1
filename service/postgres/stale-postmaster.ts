/** After a kill of the service its PostgreSQL may still run on our folder: ends it cleanly so that ours can start. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { isAlive, isPostmasterOf } from './process-info.ts';

const fastMs = 15_000;
const immediateMs = 5_000;

/** Returns once no postmaster runs on `cluster`; the folder lock has already shown that no service uses it. */
export async function endStalePostmaster(cluster: string): Promise<void> {
  const pid = readPid(cluster);
  if (pid === null || !isAlive(pid) || !isPostmasterOf(pid, cluster)) return;
  // Fast shutdown first; an immediate one is crash-safe too, it only makes the next start replay the WAL.
  if (await endWith(pid, 'SIGINT', fastMs)) return;
  if (await endWith(pid, 'SIGQUIT', immediateMs)) return;
  throw new StartError('start.databaseFailed', 'an older PostgreSQL on O7_DATA_DIR does not end');
}

function readPid(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'latin1').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

async function endWith(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return !isAlive(pid);
  }
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if (!isAlive(pid)) return true;
    await delay(25);
  }
  return !isAlive(pid);
}
