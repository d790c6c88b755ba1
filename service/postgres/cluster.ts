/** Makes the database cluster once: scram password in a private file, checksums, C locale, UTF-8. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Opens `dataFolder`'s cluster, or makes it: built under another name and renamed, so that a kill leaves no half one. */
export async function ensureCluster(dataFolder: string, initdb: string): Promise<Cluster> {
  const folder = join(dataFolder, 'postgres');
  const passwordFile = join(dataFolder, 'postgres-password');
  if (existsSync(join(folder, 'PG_VERSION'))) {
    return { folder, password: readFileSync(passwordFile, 'utf8') };
  }
  const password = randomBytes(24).toString('base64url');
  const making = join(dataFolder, 'postgres-making');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  await runInitdb(initdb, making, passwordFile);
  renameSync(making, folder);
  return { folder, password };
}

function runInitdb(initdb: string, folder: string, passwordFile: string): Promise<void> {
  const args = [
    ...['-D', folder, '-U', 'o7', '--pwfile', passwordFile],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums'],
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-500);
    });
    child.on('error', (cause) => reject(new StartError('start.databaseFailed', 'cannot run initdb', cause)));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new StartError('start.databaseFailed', `initdb failed: ${said.trim()}`));
    });
  });
}
