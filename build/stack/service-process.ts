// Runs the service as a child process on this computer, as `npm start`, the demo and the end-to-end tests do.

import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endHelper, firstLine, spawnHelper } from '../../tests/support/child.ts';
import { root } from '../setup/paths.js';

export interface ServiceChoice {
  /** Folder of its PostgreSQL; made when missing. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** File that its log goes to. */
  readonly logFile: string;
}

export interface ServiceProcess {
  readonly origin: string;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
  /** Ends it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** Starts the service and waits for its ready line; throws what it said when it could not start. */
export async function startServiceProcess({
  dataDir,
  port,
  logFile,
}: ServiceChoice): Promise<ServiceProcess> {
  mkdirSync(dirname(logFile), { recursive: true });
  const env = { ...process.env, O7_HOST: '127.0.0.1', O7_PORT: String(port), O7_DATA_DIR: dataDir };
  const child: ChildProcess = spawnHelper(process.execPath, [join(root, 'service', 'index.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.stdout === null || child.stderr === null) throw new Error('the service has no output');
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = `${said}${text}`.slice(-2000);
    log.write(text);
  });
  const ready = await firstLine(child, child.stdout).catch((cause: unknown) => {
    throw new Error(`the service did not start: ${said.trim().split('\n').at(-1) ?? ''}`, { cause });
  });
  const { origin } = JSON.parse(ready) as { origin: string };
  return {
    origin,
    stop: () => endHelper(child, 'SIGTERM'),
    kill: () => endHelper(child, 'SIGKILL'),
  };
}
