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

/** Where PostgreSQL listens. */
export interface Address {
  /** Null on Windows, where a random port on 127.0.0.1 takes its place. */
  readonly socketFolder: string | null;
  readonly port: number;
}

export const clusterFolder = (dataFolder: string): string => join(dataFolder, 'postgres');
const passwordFileOf = (dataFolder: string): string => join(dataFolder, 'postgres-password');

/** The password of `dataFolder`'s cluster; throws when the file cannot be read. */
export function readPassword(dataFolder: string): string {
  return readFileSync(passwordFileOf(dataFolder), 'utf8');
}

/** A connection URL with the password in it: never log it. */
export function urlOf(password: string, { socketFolder, port }: Address): string {
  const place =
    socketFolder === null
      ? `127.0.0.1:${port}/postgres`
      : `/postgres?host=${encodeURIComponent(socketFolder)}`;
  return `postgres://o7:${password}@${place}`;
}

/** Opens `dataFolder`'s cluster, or makes it: built under another name and renamed, so that a kill leaves no half one. */
export async function ensureCluster(dataFolder: string, initdb: string): Promise<Cluster> {
  const folder = clusterFolder(dataFolder);
  const passwordFile = passwordFileOf(dataFolder);
  if (existsSync(join(folder, 'PG_VERSION'))) {
    return { folder, password: readPassword(dataFolder) };
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
