/** Runs a real PostgreSQL of our own: private socket folder, no TCP (but on Windows), fsync on, gone when the service is gone. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StartError } from '../start-error.ts';
import { findBinaries } from './binaries.ts';
import { type Address, ensureCluster, urlOf } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { endStalePostmaster } from './stale-postmaster.ts';

export interface EmbeddedPostgres {
  /** A connection URL with the password in it: never log it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts PostgreSQL on `dataFolder`, making the cluster the first time. Throws StartError. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  onDeath: () => void = () => undefined,
): Promise<EmbeddedPostgres> {
  if (process.getuid?.() === 0) {
    throw new StartError(
      'start.runsAsRoot',
      'PostgreSQL refuses to run as root: start the service as a user',
    );
  }
  makeDataFolder(dataFolder);
  const binaries = findBinaries();
  const lock = lockFolder(dataFolder);
  try {
    const cluster = await ensureCluster(dataFolder, binaries.initdb);
    await endStalePostmaster(cluster.folder);
    const address = await makeAddress();
    if (address.socketFolder !== null) lock.noteSocketFolder(address.socketFolder);
    const child = await launchUntilReady(binaries.postgres, cluster.folder, address);
    child.on('exit', onDeath);
    return {
      url: urlOf(cluster.password, address),
      async stop() {
        child.off('exit', onDeath);
        await endChild(child);
        if (address.socketFolder !== null) rmSync(address.socketFolder, { recursive: true, force: true });
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function makeDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true });
    chmodSync(dataFolder, 0o700);
  } catch (cause) {
    throw new StartError('start.dataFolderUnusable', 'cannot make O7_DATA_DIR', cause);
  }
}

/** The folder must be short: PostgreSQL refuses socket paths over 107 bytes. */
async function makeAddress(): Promise<Address> {
  if (process.platform !== 'win32') {
    return { socketFolder: mkdtempSync(join(tmpdir(), 'o7-pg-')), port: 5432 };
  }
  return { socketFolder: null, port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

function launch(postgres: string, folder: string, { socketFolder, port }: Address): ChildProcess {
  const settings = {
    listen_addresses: socketFolder === null ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    unix_socket_permissions: '0700',
    port: String(port),
    fsync: 'on',
    // A segment that is over is deleted, not kept for its space: what was erased is not in it any more.
    wal_recycle: 'off',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    password_encryption: 'scram-sha-256',
    max_connections: '60',
    shared_buffers: '64MB',
    // Row values may stand in details and statements: neither is ever written.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_connections: 'off',
    logging_collector: 'off',
  };
  const args = [
    '-D',
    folder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [program, before] = diesWithParent() ? ['setpriv', ['--pdeathsig', 'INT', postgres]] : [postgres, []];
  // A session of its own: Ctrl+C in a terminal reaches the service, which then ends PostgreSQL in order.
  return spawn(program, [...before, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
  });
}

/** Linux can end PostgreSQL when the service is killed; elsewhere the next start ends the one left over. */
function diesWithParent(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--version']).status === 0;
}

/** Children of a killed postmaster hold its shared memory for a moment longer: then it is tried again. */
async function launchUntilReady(postgres: string, folder: string, address: Address): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    const child = launch(postgres, folder, address);
    try {
      await untilReady(child);
      return child;
    } catch (error) {
      const held = error instanceof StartError && error.detail.includes('shared memory block');
      if (!held || attempt >= 40) throw error;
      await delay(250);
    }
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const failed = (cause?: unknown) =>
      reject(new StartError('start.databaseFailed', `PostgreSQL did not start: ${said.trim()}`, cause));
    child.on('error', failed);
    child.on('exit', () => failed());
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-500);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.on('exit', () => resolve());
    child.kill('SIGINT');
  });
}
