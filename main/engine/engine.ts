/** The engine: everything below the bridge, as one function from calls to answers. Runs in Electron's utility process and in Node. */
import type { ChannelRequest, ChannelResponse, EngineChannel } from '../../contract/bridge/channels.ts';
import type { EngineOptions, Watch, WatchToken } from '../../contract/bridge/engine-port.ts';
import type { ShellCall, ShellRequest, ShellResponse } from '../../contract/bridge/shell-calls.ts';
import { claimFolder } from '../writing/gate.ts';
import { type Clock, systemClock } from './clock.ts';
import { newId } from './crypto/ids.ts';
import { loadSodium } from './crypto/primitives.ts';
import type { Emit, EmitCall } from './emit.ts';
import type { EngineHandlers, ShellHandlers } from './handler-types.ts';
import { createHandlers } from './handlers.ts';
import type { Keychain } from './keys/keychain.ts';
import { readMachineId } from './keys/machine-id.ts';
import { watchCount } from './lock/count-watch.ts';
import { createProfile } from './profile/profile.ts';
import { storeError } from './store/store-error.ts';
import { createNetwork } from './sync/network.ts';
import type { Route } from './sync/route.ts';

export interface EngineDeps {
  readonly options: EngineOptions;
  readonly keychain: Keychain;
  readonly emit: Emit;
  /** Absent: there are no windows of calls. */
  readonly emitCall?: EmitCall;
  readonly clock?: Clock;
  /** Takes the token for the time after a lock; null: there is to be none. */
  readonly handWatchToken?: (token: WatchToken | null) => void;
  /** Somebody under 13 was refused: engines that follow in this run of the app are to be told (`options.ageRefused`). */
  readonly onAgeRefused?: () => void;
  /** Absent: every connection is direct. */
  readonly route?: Route;
}

export interface Engine {
  /** Answers one call; the caller has parsed the request. Rejects with AppError. */
  call<Name extends EngineChannel>(
    channel: Name,
    request: ChannelRequest<Name>,
  ): Promise<ChannelResponse<Name>>;
  /** While locked: counts what waits and tells it as `attention.changed`, until the profile is open. */
  watch(given: Watch): void;
  /** Stops the connection and closes the store. `quits`: the app ends; false: another engine follows (a lock). */
  close(quits?: boolean): Promise<void>;
  /** Answers a call that only the shell makes. */
  callFromShell<Name extends ShellCall>(
    name: Name,
    request: ShellRequest<Name>,
  ): Promise<ShellResponse<Name>>;
}

/** Loads libsodium, opens the profile if there is one, and connects. */
export async function startEngine(deps: EngineDeps): Promise<Engine> {
  await loadSodium();
  const { options } = deps;
  const letGo = claimFolder(options.profileDir);
  const makeNetwork = () =>
    createNetwork({ origin: options.serviceUrl, ca: options.serviceCa, route: deps.route });
  const profile = createProfile({
    place: {
      profileDir: options.profileDir,
      keychain: deps.keychain,
      machineId: () => options.machineId ?? readMachineId(),
      leastPasscodeCost: options.leastPasscodeCost ?? false,
      nativeBinding: options.nativeBinding,
    },
    clock: deps.clock ?? systemClock,
    emit: deps.emit,
    emitCall: deps.emitCall ?? (() => undefined),
    run: options.run ?? newId(),
    handWatchToken: deps.handWatchToken ?? (() => undefined),
    ageRefused: options.ageRefused ?? false,
    onAgeRefused: deps.onAgeRefused ?? (() => undefined),
    sampleSize: { lines: options.sampleLines ?? 0, people: options.samplePeople ?? 0 },
    makeNetwork,
  });
  let watching: ReturnType<typeof watchCount> | null = null;
  // A store may take minutes to open after an update; calls wait for it, and the shell must not take this for a hang.
  const opened = profile.open();
  const handlers = createHandlers(profile);
  const forPage: EngineHandlers = handlers;
  const forShell: ShellHandlers = handlers;
  return {
    async call(channel, request) {
      try {
        await opened;
        return await forPage[channel](request);
      } catch (thrown) {
        throw storeError(thrown);
      }
    },
    async callFromShell(name, request) {
      try {
        await opened;
        return await forShell[name](request);
      } catch (thrown) {
        throw storeError(thrown);
      }
    },
    watch(given) {
      // Only then is it known whether it is locked.
      void opened.then(() => {
        watching?.stop();
        watching = watchCount(given, {
          network: makeNetwork(),
          clock: deps.clock ?? systemClock,
          emit: deps.emit,
          isLocked: () => profile.status().state === 'locked',
        });
      });
    },
    async close(quits = true) {
      await opened;
      watching?.stop();
      await profile.close(quits);
      letGo();
    },
  };
}
