/** Finds the embedded PostgreSQL that a running service started, to connect beside it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFolder, readPassword, urlOf } from './cluster.ts';
import { isAlive } from './process-info.ts';

/** Whether a service was ever started on this folder. */
export function hasCluster(dataFolder: string): boolean {
  return existsSync(join(clusterFolder(dataFolder), 'PG_VERSION'));
}

/** The connection URL (with the password in it: never log it), or null while none is ready. */
export function findRunning(dataFolder: string): string | null {
  let lines: string[];
  try {
    lines = readFileSync(join(clusterFolder(dataFolder), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  // Process, folder, start, port, socket folder, address, shared memory, state.
  const [pid = '', , , port = '', socketFolder = '', , , state = ''] = lines.map((line) => line.trim());
  if (state !== 'ready' || !isAlive(Number(pid))) return null;
  const address = { socketFolder: socketFolder === '' ? null : socketFolder, port: Number(port) };
  return urlOf(readPassword(dataFolder), address);
}
