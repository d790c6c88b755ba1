/** Goes between Node and the network: what this process may not reach is refused and noted, whoever in it asked. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { isIP, Socket } from 'node:net';
import { AppError } from '../../contract/errors/app-error.ts';
import { type Allowed, type Destination, plainHost } from './destinations.ts';
import type { Ledger } from './ledger.ts';

export interface Guarded {
  readonly part: 'engine' | 'shell';
  readonly allowed: Allowed;
  readonly ledger: Ledger;
}

type Call = (this: unknown, ...given: unknown[]) => unknown;

/**
 * Where `Socket.connect` is to go; null for a pipe of this computer. It is given options, or a port and perhaps a host, and by
 * Node's own callers a list of options and listener.
 */
function targetOf(given: readonly unknown[]): Destination | null {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: unknown; host?: unknown; port?: unknown };
    if (typeof path === 'string' && port === undefined) return null;
    return { host: plainHost(String(host ?? 'localhost')), port: Number(port) };
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return null;
  return { host: plainHost(typeof given[1] === 'string' ? given[1] : 'localhost'), port: Number(first) };
}

const refusal = () => new AppError('network.refusedDestination');

function guardConnections({ part, allowed, ledger }: Guarded): void {
  const connect = Socket.prototype.connect as Call;
  const guarded: Call = function (...given) {
    const socket = this as Socket;
    const target = targetOf(given);
    if (target === null) return connect.apply(socket, given);
    const kind = allowed.kindOf(target);
    if (kind === null) {
      ledger.refuse(part, 'connection', target);
      process.nextTick(() => socket.destroy(refusal()));
      return socket;
    }
    const notes = ledger.contact(kind, target, socket);
    socket.once('connect', notes.connected);
    socket.once('close', notes.closed);
    return connect.apply(socket, given);
  };
  Socket.prototype.connect = guarded as typeof Socket.prototype.connect;
}

const asksNames = /^(lookup|resolve|reverse)/;

function guardNames({ part, allowed, ledger }: Guarded): void {
  /** Only a plain look-up of what may be reached is ever needed; the others ask name servers directly. */
  const mayAsk = (method: string, name: unknown): boolean =>
    method === 'lookup' && typeof name === 'string' && (isIP(name) !== 0 || allowed.knows(plainHost(name)));
  const guard = (owner: object, isPromise: boolean): void => {
    const methods = owner as Record<string, unknown>;
    for (const method of Object.getOwnPropertyNames(owner)) {
      const ask = methods[method];
      if (!asksNames.test(method) || typeof ask !== 'function') continue;
      const guarded: Call = function (...given) {
        if (mayAsk(method, given[0])) return (ask as Call).apply(this, given);
        ledger.refuse(part, 'name', { host: plainHost(String(given[0])) || 'unreadable', port: null });
        if (isPromise) return Promise.reject(refusal());
        const answer = given.at(-1);
        if (typeof answer === 'function') process.nextTick(() => answer(refusal()));
        return undefined;
      };
      methods[method] = guarded;
    }
  };
  guard(dns, false);
  guard(dns.promises, true);
  guard(dns.Resolver.prototype, false);
  guard(dns.promises.Resolver.prototype, true);
}

/** Nothing of the app sends packets without a connection. */
function guardPackets({ part, ledger }: Guarded): void {
  for (const method of ['send', 'connect', 'bind'] as const) {
    const guarded: Call = () => {
      ledger.refuse(part, 'packet', { host: 'udp', port: null });
      throw refusal();
    };
    dgram.Socket.prototype[method] = guarded as never;
  }
}

/** Once for a process, before anything in it can connect. Native code is beyond it; none that we ship connects. */
export function guardNetwork(guarded: Guarded): void {
  guardConnections(guarded);
  guardNames(guarded);
  guardPackets(guarded);
  syncBuiltinESMExports();
}
