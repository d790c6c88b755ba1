// Helper processes of tests (bus, keyring, display): they end with the process that started them, even when it is killed.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** Starts a helper program. On Linux the kernel ends it when its parent dies. */
export function spawnHelper(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (process.platform !== 'linux') return spawn(program, args, options);
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], options);
}

/** Ends a helper and waits until it is gone. */
export async function endHelper(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill(signal);
  await promise;
}

/** The first line that a stream prints; rejects when the program ends before it. */
export function firstLine(child: ChildProcess, stream: NodeJS.ReadableStream): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  const onData = (chunk: Buffer | string): void => {
    text += chunk.toString();
    const end = text.indexOf('\n');
    if (end < 0) return;
    stream.off('data', onData);
    stream.resume();
    resolve(text.slice(0, end));
  };
  stream.on('data', onData);
  child.once('error', reject);
  child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended early with ${code}`)));
  return promise;
}
