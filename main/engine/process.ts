/** Entry of the engine when Electron hosts it: answers the shell's messages over the utility process's port. */
import keytar from 'keytar';
import { type ChannelRequest, channels, type EngineChannel } from '../../contract/bridge/channels.ts';
import {
  type EngineOptions,
  egressCall,
  type FromEngine,
  selfTestCall,
  type ToEngine,
} from '../../contract/bridge/engine-port.ts';
import { type ShellCall, type ShellRequest, shellCalls } from '../../contract/bridge/shell-calls.ts';
import type { ProfileStatus } from '../../contract/bridge/views.ts';
import { AppError, toAppError } from '../../contract/errors/app-error.ts';
import { createAllowlist } from '../egress/destinations.ts';
import { guardNetwork } from '../egress/guard.ts';
import { createLedger } from '../egress/ledger.ts';
import { type Engine, startEngine } from './engine.ts';
import { openKeychain } from './keys/keychain.ts';
import { selfTest } from './self-test.ts';
import { createRoute } from './sync/route.ts';

/** What this process has of Electron: a port, without importing it. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void;
  postMessage(message: FromEngine): void;
}

const port = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort;
if (port === undefined) throw new Error('this file is started by the shell');

const allowed = createAllowlist();
const ledger = createLedger('engine', Date.now, () => tellEgress());
guardNetwork({ part: 'engine', allowed, ledger });

const tellEgress = () => port.postMessage({ t: 'egress', record: ledger.record() });

const isEngineChannel = (name: string): name is EngineChannel =>
  Object.hasOwn(channels, name) && channels[name as EngineChannel].side === 'engine';

const isShellCall = (name: string): name is ShellCall => Object.hasOwn(shellCalls, name);

const route = createRoute(() => port.postMessage({ t: 'wantRoute' }));
let engine: Promise<Engine> | null = null;
let started: EngineOptions | null = null;

function start(options: EngineOptions): Promise<Engine> {
  return startEngine({
    options,
    ...(options.awaitProxy === true ? { route } : {}),
    keychain: openKeychain(keytar, options.keychainService),
    handWatchToken: (token) => port?.postMessage({ t: 'watchToken', token }),
    onAgeRefused: () => port?.postMessage({ t: 'ageRefused' }),
    emit: (name, payload) => port?.postMessage({ t: 'event', name, payload }),
    emitCall: (call, name, payload) => port?.postMessage({ t: 'callEvent', call, name, payload }),
  });
}

async function answer(channel: string, request: unknown): Promise<unknown> {
  if (channel === egressCall) return ledger.record();
  if (engine === null || started === null) throw new AppError('engine.notReady');
  if (channel === selfTestCall) return selfTest(started);
  if (isShellCall(channel)) {
    return (await engine).callFromShell(channel, request as ShellRequest<typeof channel>);
  }
  if (!isEngineChannel(channel)) throw new AppError('request.notFound');
  const value = await (await engine).call(channel, request as ChannelRequest<typeof channel>);
  if (channel === 'profile.retry' && lostKeychain(value as ProfileStatus)) process.exit(0);
  return value;
}

/**
 * The system's keychain library goes on asking a keychain service that has died and never finds the one started after
 * it; only a new process does. The shell starts one at once, and the page asks it again.
 */
function lostKeychain(status: ProfileStatus): boolean {
  return status.state === 'problem' && status.error.code === 'keychain.unavailable';
}

port.on('message', ({ data }) => {
  if (data.t === 'start') {
    started = data.options;
    allowed.setService(data.options.serviceUrl);
    engine = start(data.options);
    engine.then(() => port.postMessage({ t: 'ready' })).catch(() => process.exit(1));
    return;
  }
  if (data.t === 'stop') {
    const closed = engine?.then((running) => running.close(data.quits)) ?? Promise.resolve();
    closed
      .finally(() => {
        tellEgress();
        process.exit(0);
      })
      .catch(() => undefined);
    return;
  }
  if (data.t === 'watch') {
    engine?.then((running) => running.watch(data.watch)).catch(() => undefined);
    return;
  }
  if (data.t === 'route') {
    allowed.setProxies(data.ways.filter((way: string | null) => way !== null));
    route.use(data.ways);
    return;
  }
  answer(data.channel, data.request).then(
    (value) => port.postMessage({ t: 'reply', id: data.id, ok: true, value }),
    (thrown: unknown) =>
      port.postMessage({ t: 'reply', id: data.id, ok: false, error: toAppError(thrown).toReport() }),
  );
});
