// Keeps an engine process running: forwards calls, restarts it when it dies, and tells the window what is going on.

import type { EngineChannel } from '../../../contract/bridge/channels.ts';
import type {
  egressCall,
  FromEngine,
  selfTestCall,
  ToEngine,
  WatchToken,
} from '../../../contract/bridge/engine-port.ts';
import type { EventPayload } from '../../../contract/bridge/events.ts';
import type { EgressRecord } from '../../../contract/bridge/proof-view.ts';
import type { ShellCall } from '../../../contract/bridge/shell-calls.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { report } from '../diagnostics.ts';
import type { EngineLaunch } from './engine-launch.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';
import { createPendingCalls } from './pending-calls.ts';

export type EngineState = EventPayload<'engine.state'>['state'];
type EngineEvent = Extract<FromEngine, { t: 'event' }>;
type CallEvent = Extract<FromEngine, { t: 'callEvent' }>;

export interface EngineHost {
  /** Answers with the engine's raw value, or throws its coded error; `engine.restarted` when it died meanwhile. */
  readonly call: (
    channel: EngineChannel | ShellCall | typeof selfTestCall | typeof egressCall,
    request: unknown,
  ) => Promise<unknown>;
  /** A message without an answer; lost when no engine runs. */
  readonly tell: (message: ToEngine) => void;
  readonly state: () => EngineState;
  /** A call is under way that would open a locked profile. */
  readonly isOpening: () => boolean;
  /** Id of the running engine process. */
  readonly pid: () => number | undefined;
  readonly onState: (listener: (state: EngineState) => void) => void;
  readonly onEvent: (listener: (event: EngineEvent) => void) => void;
  /** For the window of one call. */
  readonly onCallEvent: (listener: (event: CallEvent) => void) => void;
  /** The engine is about to connect and asks for the way. */
  readonly onWantRoute: (listener: () => void) => void;
  /** A token for the time after a lock, to be kept in memory; null: none any more. */
  readonly onWatchToken: (listener: (token: WatchToken | null) => void) => void;
  /** What the running engine did on the network so far. */
  readonly onEgress: (listener: (record: EgressRecord) => void) => void;
  /** An engine process has ended, whyever; its last words came before. */
  readonly onEnd: (listener: () => void) => void;
  /** Ends this engine and starts another, which knows nothing of what the one before knew. Answers once the old one is gone. */
  readonly renew: () => Promise<void>;
  /** Ends the engine for good: it closes its store; one that takes too long is killed, and nothing acknowledged is lost. */
  readonly stop: () => Promise<void>;
}

/** What reads or writes as much as there is: it tells its progress, and takes as long as it takes. */
const longCalls: ReadonlySet<string> = new Set<EngineChannel | ShellCall>([
  'backup.write',
  'backup.useFolder',
  'restore.from',
  'restore.salvage',
  'restore.earlierCopy',
  'recovery.unlock',
  'recovery.identity',
  'profile.status',
  'profile.retry',
  'lock.unlock',
  'lock.openWithKey',
  'device.check',
  'device.changeKeys',
  'deletion.check',
  'proof.canary',
  'files.take',
  'files.takeBytes',
  'files.write',
]);

/** Calls that open a locked profile. */
const opensProfile: ReadonlySet<string> = new Set<EngineChannel | ShellCall>([
  'lock.unlock',
  'lock.openWithKey',
  'recovery.unlock',
  'restore.from',
]);

/** How long a call waits for an engine that is starting. */
const patienceMs = 30_000;

async function withinReadyTime(ready: Promise<void>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(() => late.reject(new AppError('engine.notReady')), patienceMs);
  try {
    await Promise.race([ready, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** How long an engine may take to close. */
const closingMs = 1_500;

/** Pauses before restarts that follow each other: the first is immediate, a start that held resets the row. */
const pausesMs = [0, 200, 1_000, 5_000];

/** Starts the engine and keeps it running until `stop`. */
export function createEngineHost(launch: EngineLaunch): EngineHost {
  const pending = createPendingCalls();
  const stateListeners = new Set<(state: EngineState) => void>();
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const callListeners = new Set<(event: CallEvent) => void>();
  const routeListeners = new Set<() => void>();
  const endListeners = new Set<() => void>();
  const egressListeners = new Set<(record: EgressRecord) => void>();
  const tokenListeners = new Set<(token: WatchToken | null) => void>();
  let state: EngineState = 'starting';
  let ready = Promise.withResolvers<void>();
  let current: EngineProcess | null = null;
  let failedStarts = 0;
  let stopped = false;
  let renewing: PromiseWithResolvers<void> | null = null;
  let options = launch.options;
  const ended = Promise.withResolvers<void>();

  const enter = (next: EngineState): void => {
    state = next;
    for (const listener of stateListeners) listener(next);
  };

  const onMessage = (message: FromEngine): void => {
    switch (message.t) {
      case 'ready':
        failedStarts = 0;
        enter('running');
        ready.resolve();
        return;
      case 'reply':
        pending.settle(message);
        return;
      case 'wantRoute':
        for (const listener of routeListeners) listener();
        return;
      case 'egress':
        for (const listener of egressListeners) listener(message.record);
        return;
      case 'watchToken':
        // An engine that is being ended has nothing to tell a page that is locked already.
        if (renewing !== null) return;
        for (const listener of tokenListeners) listener(message.token);
        return;
      case 'ageRefused':
        options = { ...options, ageRefused: true };
        return;
      case 'event':
        if (renewing !== null) return;
        for (const listener of eventListeners) listener(message);
        return;
      case 'callEvent':
        if (renewing !== null) return;
        for (const listener of callListeners) listener(message);
    }
  };

  const onExit = (code: number): void => {
    current = null;
    pending.rejectAll();
    for (const listener of endListeners) listener();
    if (stopped) {
      ended.resolve();
      return;
    }
    if (renewing !== null) {
      renewing.resolve();
      renewing = null;
      run();
      return;
    }
    report(`engine ended with ${code}, starting it again`);
    if (state === 'running') ready = Promise.withResolvers<void>();
    enter('restarting');
    const pause = pausesMs[Math.min(failedStarts, pausesMs.length - 1)] ?? 0;
    failedStarts += 1;
    setTimeout(run, pause);
  };

  function run(): void {
    if (!stopped) current = startEngineProcess({ ...launch, options }, { onMessage, onExit });
  }

  /** It closes its store; one that takes too long is killed. */
  function end(engine: EngineProcess, quits: boolean): void {
    engine.send({ t: 'stop', quits });
    setTimeout(engine.kill, closingMs);
  }

  run();
  return {
    call: async (channel, request) => {
      // Before the first start has finished a call waits; it is not an error yet.
      if (state !== 'running') await withinReadyTime(ready.promise);
      const engine = current;
      if (engine === null) throw new AppError('engine.restarted');
      const send = (id: number) => engine.send({ t: 'call', id, channel, request });
      return pending.add(channel, send, longCalls.has(channel));
    },
    tell: (message) => current?.send(message),
    state: () => state,
    isOpening: () => pending.has(opensProfile),
    pid: () => current?.pid(),
    onState: (listener) => {
      stateListeners.add(listener);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
    },
    onCallEvent: (listener) => {
      callListeners.add(listener);
    },
    onWantRoute: (listener) => {
      routeListeners.add(listener);
    },
    onEgress: (listener) => {
      egressListeners.add(listener);
    },
    onEnd: (listener) => {
      endListeners.add(listener);
    },
    onWatchToken: (listener) => {
      tokenListeners.add(listener);
    },
    renew: () => {
      const engine = current;
      if (engine === null || stopped) return Promise.resolve();
      if (renewing !== null) return renewing.promise;
      renewing = Promise.withResolvers<void>();
      if (state === 'running') ready = Promise.withResolvers<void>();
      enter('restarting');
      end(engine, false);
      return renewing.promise;
    },
    stop: () => {
      stopped = true;
      pending.rejectAll();
      const engine = current;
      if (engine === null) return Promise.resolve();
      end(engine, true);
      return ended.promise;
    },
  };
}
