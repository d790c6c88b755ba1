/** Keeps this device connected: register, log in, open the live socket, work, and on any failure back off and begin again. */
import type { Connection as ConnectionView } from '../../../contract/bridge/views.ts';
import type { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem, PassingItem } from '../../../contract/wire/mailbox.ts';
import type { Clock } from '../clock.ts';
import { backoffMs } from './backoff.ts';
import { type Hello, type LiveSocket, openLiveSocket } from './live-socket.ts';
import type { Session } from './login.ts';
import type { Network } from './network.ts';

/** What the connection does on behalf of the rest of the engine. */
export interface ConnectionWork {
  /** Requests that must precede the first login. */
  register(): Promise<void>;
  logIn(): Promise<Session>;
  /** The service's first word, before anything is taken from it. */
  meet(hello: Hello): void;
  /** Runs before anything is sent or encrypted on this connection. */
  greet(hello: Hello, session: Session): Promise<void>;
  /** Makes items durable at once; answers what may be acknowledged. */
  receive(items: readonly MailboxItem[]): readonly number[];
  /** Takes what is said to who is connected only; nobody says it again. */
  pass(item: PassingItem): void;
  /** Does all that can be done now: processes the inbox, sends the outbox. Runs again after each `wake`. */
  drain(session: Session): Promise<void>;
  /** Gives whatever was thrown its code. */
  explain(thrown: unknown): AppError;
  onChange(state: Omit<ConnectionView, 'waiting'>): void;
}

export interface Connection {
  readonly state: Omit<ConnectionView, 'waiting'>;
  /** There is something to do. */
  wake(): void;
  /** Tries at once instead of waiting. */
  retry(): void;
  stop(): Promise<void>;
}

/** Codes after which trying again cannot help until something else changes. */
const final: ReadonlySet<string> = new Set([
  'device.revoked',
  'network.refusedDestination',
  'store.olderCopy',
]);

/** A connection that lasted this long is called steady. */
const steadyMs = 5_000;

/** Begins at once and goes on until `stop`. */
export function connect(network: Network, work: ConnectionWork, clock: Clock): Connection {
  let state: Connection['state'] = { state: 'connecting', since: clock.now(), error: null };
  let stopped = false;
  let dirty = false;
  let wakeDrain = () => {};
  let cutWait = () => {};
  let closeSocket = () => {};

  const become = (next: ConnectionView['state'], error: AppError | null) => {
    const same = state.state === next && state.error?.code === error?.code;
    if (same) return;
    state = {
      state: next,
      since: state.state === next ? state.since : clock.now(),
      error: error?.toReport() ?? null,
    };
    work.onChange(state);
  };

  const wake = () => {
    dirty = true;
    wakeDrain();
  };

  /** Drains whenever woken, until the socket is gone. A drain always ends before the next connection begins. */
  async function workUntilClosed(session: Session, socket: LiveSocket): Promise<AppError> {
    let gone = false;
    void socket.closed.then(() => {
      gone = true;
      wakeDrain();
    });
    dirty = true;
    while (!gone) {
      if (dirty) {
        dirty = false;
        await work.drain(session);
      } else {
        await new Promise<void>((resolve) => {
          wakeDrain = resolve;
          if (dirty || gone) resolve();
        });
      }
    }
    return socket.closed;
  }

  async function connectOnce(): Promise<AppError> {
    await work.register();
    const session = await work.logIn();
    const socket = await openLiveSocket(network, session.token, {
      onHello: work.meet,
      onItems(items) {
        const seqs = work.receive(items);
        wake();
        return seqs;
      },
      onPassing(item) {
        work.pass(item);
        wake();
      },
    });
    closeSocket = socket.close;
    try {
      await work.greet(socket.hello, session);
      become('online', null);
      return await workUntilClosed(session, socket);
    } finally {
      socket.close();
    }
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      const since = clock.now();
      const reason = await connectOnce().catch(work.explain);
      if (stopped) return;
      // Only a connection that held for a while wipes the count: what fails at once each time must not knock without end.
      const held = state.state === 'online' && clock.now() - since > steadyMs;
      failures = held ? 1 : failures + 1;
      if (held && reason.code === 'auth.expired') continue;
      become('offline', reason);
      await new Promise<void>((resolve) => {
        cutWait = resolve;
        if (stopped) resolve();
        if (!final.has(reason.code)) setTimeout(resolve, backoffMs(failures, Math.random())).unref?.();
      });
    }
  }

  const finished = run();
  return {
    get state() {
      return state;
    },
    wake,
    retry() {
      if (state.state === 'offline') become('connecting', null);
      cutWait();
    },
    async stop() {
      stopped = true;
      cutWait();
      closeSocket();
      wakeDrain();
      network.close();
      await finished;
    },
  };
}
