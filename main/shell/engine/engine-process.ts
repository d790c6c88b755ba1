// One run of the engine process: starts it, hands it its options, passes messages, tells when it ended.

import { utilityProcess } from 'electron';
import { type FromEngine, fromEngineSchema, type ToEngine } from '../../../contract/bridge/engine-port.ts';
import { report } from '../diagnostics.ts';
import type { EngineLaunch } from './engine-launch.ts';

/** A start that takes longer than this is ended and tried again. */
const readyTimeoutMs = 30_000;

export interface EngineProcess {
  readonly send: (message: ToEngine) => void;
  readonly kill: () => void;
  /** Operating system's id, undefined before it runs and after it ended. */
  readonly pid: () => number | undefined;
}

interface EngineListeners {
  readonly onMessage: (message: FromEngine) => void;
  /** Called once, however it ended. */
  readonly onExit: (code: number) => void;
}

/** Starts an engine process. Messages that do not fit the contract are dropped and reported by their shape only. */
export function startEngineProcess(launch: EngineLaunch, listeners: EngineListeners): EngineProcess {
  const child = utilityProcess.fork(launch.file, [], {
    serviceName: 'O7 Therapy engine',
    env: launch.env,
    stdio: 'pipe',
  });
  const readyTimer = setTimeout(() => {
    report('engine did not become ready in time');
    child.kill();
  }, readyTimeoutMs);

  child.stdout?.resume();
  child.stderr?.on('data', (text: Buffer) => process.stderr.write(text));
  child.on('message', (raw: unknown) => {
    const parsed = fromEngineSchema.safeParse(raw);
    if (!parsed.success) {
      report('engine sent a message outside the contract', parsed.error);
      return;
    }
    if (parsed.data.t === 'ready') clearTimeout(readyTimer);
    listeners.onMessage(parsed.data);
  });
  child.once('exit', (code) => {
    clearTimeout(readyTimer);
    listeners.onExit(code);
  });
  child.postMessage({ t: 'start', options: launch.options } satisfies ToEngine);
  return {
    send: (message) => child.postMessage(message),
    kill: () => {
      child.kill();
    },
    pid: () => child.pid,
  };
}
