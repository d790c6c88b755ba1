/** The egress gate: all connections of the app begin here. One allowed origin, 256-bit TLS or literal loopback. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { WebSocket } from 'ws';
import type { ConnectionProof } from '../../../contract/bridge/proof-view.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import { directRoute, type Route, type Way } from './route.ts';
import { createTunnelAgent } from './tunnel.ts';
import { createTravel } from './ways.ts';

export interface NetworkOptions {
  /** Scheme, host and port of the service: nothing else is ever connected to. */
  readonly origin: string;
  /** Certificate authorities instead of the built-in ones (PEM). */
  readonly ca?: string | undefined;
  /** The system's way out, asked for each connection; absent: always directly. Loopback is never proxied. */
  readonly route?: Route | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** A way to reach the service. Errors: `network.*`. */
export interface Network {
  readonly origin: string;
  /** POSTs JSON; `token` goes into the Authorization header. */
  post(path: string, json: string, token: string | null): Promise<HttpAnswer>;
  /** Opens the live socket; resolves once it is open, paused: call `resume` when listening. */
  openSocket(path: string, token: string): Promise<WebSocket>;
  /** How the connection that was made last is encrypted, as it was negotiated. */
  secrecy(): ConnectionProof;
  close(): void;
}

const answerLimit = 8 * 1024 * 1024;
const timeoutMs = 15_000;

/** Suites with 256-bit keys (S11); TLS 1.3 names and the two kinds of ECDHE of 1.2. */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
];

const certificateProblem = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|HOSTNAME/;

function networkError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  let name: ErrorCode = 'network.offline';
  if (certificateProblem.test(code)) name = 'network.badCertificate';
  else if (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(code)) name = 'network.insecure';
  else if (/^(HPE_|WS_ERR|ERR_HTTP)/.test(code)) name = 'network.badAnswer';
  else if (/TIMEDOUT|TIMEOUT/.test(code)) name = 'network.timeout';
  else if (/^(ECONNRESET|EPIPE|ECONNABORTED)$/.test(code)) name = 'network.interrupted';
  return new AppError(name, { cause: thrown });
}

/** Plain HTTP is for literal loopback only; a name such as `localhost` could be made to point elsewhere. */
function parseOrigin(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new AppError('network.refusedDestination', { cause });
  }
  const loopback = url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && loopback);
  if (!secure || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw new AppError('network.refusedDestination');
  }
  return url;
}

/** `localhost` may be refused above as an address, but it must not leave this computer either. */
function isHere({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}

/** What was negotiated; `network.insecure` ends a connection that has less than 256 bits. */
function checkCipher(socket: TLSSocket): ConnectionProof {
  const { name, standardName } = socket.getCipher();
  if (!suites.includes(standardName) && !suites.includes(name)) {
    socket.destroy(new AppError('network.insecure'));
    return notConnected;
  }
  return { state: 'tls', cipher: standardName, version: socket.getProtocol(), keyBits: 256 };
}

const notConnected: ConnectionProof = { state: 'none', cipher: null, version: null, keyBits: null };

async function readBody(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > answerLimit) throw new AppError('network.badAnswer');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Opens nothing yet. Throws `network.refusedDestination` for an origin that is not allowed. */
export function createNetwork(options: NetworkOptions): Network {
  const url = parseOrigin(options.origin);
  const isTls = url.protocol === 'https:';
  let secrecy: ConnectionProof = isTls ? notConnected : { ...notConnected, state: 'here' };
  const tls = {
    minVersion: 'TLSv1.2',
    ciphers: suites.join(':'),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  } as const;
  const pool = { keepAlive: true, maxSockets: 4 };
  const direct = isTls ? new HttpsAgent({ ...pool, ...tls }) : new HttpAgent(pool);
  const sockets = new Set<WebSocket>();
  const route = isTls && !isHere(url) && options.route !== undefined ? options.route : directRoute;
  const travel = createTravel(route);
  const tunnels = new Map<Way, HttpsAgent>();

  /** The kept connections of a way; those of ways that the system names no more are given up. Undefined: directly. */
  const findTunnel = (way: Way, ways: readonly Way[]): HttpsAgent | undefined => {
    for (const [old, agent] of tunnels) {
      if (ways.includes(old)) continue;
      agent.destroy();
      tunnels.delete(old);
    }
    if (way === null) return undefined;
    const tunnel = tunnels.get(way) ?? createTunnelAgent(way, { ...pool, ...tls }, timeoutMs);
    tunnels.set(way, tunnel);
    return tunnel;
  };

  const postBy = (agent: HttpAgent, path: string, json: string, token: string | null): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      const fail = (thrown: unknown) => reject(networkError(thrown));
      const request = (isTls ? httpsRequest : httpRequest)(
        new URL(path, url),
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(json),
            ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          },
        },
        (answer) => {
          readBody(answer).then((body) => resolve({ status: answer.statusCode ?? 0, body }), fail);
        },
      );
      request.setTimeout(timeoutMs, () => request.destroy(new AppError('network.timeout')));
      request.on('error', fail);
      // A kept connection was checked when it was made.
      if (isTls)
        request.on('socket', (socket) => {
          if (request.reusedSocket) return;
          socket.once('secureConnect', () => {
            secrecy = checkCipher(socket as TLSSocket);
          });
        });
      request.end(json);
    });

  const openSocketBy = (agent: HttpsAgent | undefined, path: string, token: string): Promise<WebSocket> =>
    new Promise((resolve, reject) => {
      const target = new URL(path, url);
      target.protocol = isTls ? 'wss:' : 'ws:';
      const socket = new WebSocket(target, {
        headers: { authorization: `Bearer ${token}` },
        handshakeTimeout: timeoutMs,
        maxPayload: answerLimit,
        perMessageDeflate: false,
        followRedirects: false,
        ...(agent === undefined ? {} : { agent }),
        ...(isTls ? tls : {}),
      });
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        route.doubt();
      });
      socket.once('upgrade', (answer) => {
        if (isTls) secrecy = checkCipher(answer.socket as TLSSocket);
      });
      socket.once('unexpected-response', (request, answer) => {
        const code: ErrorCode = answer.statusCode === 401 ? 'auth.expired' : 'network.badAnswer';
        request.destroy();
        reject(new AppError(code));
      });
      socket.once('error', (thrown) => reject(networkError(thrown)));
      socket.once('open', () => {
        // Frames may follow the handshake at once: none is read before the caller listens and resumes.
        socket.pause();
        resolve(socket);
      });
    });

  let isClosed = false;
  const giveUp = new Set<(reason: AppError) => void>();
  /**
   * Nothing begins after `close`, and whoever waits then, even for the way, is told at once. Not a race with one promise for
   * the closing: that would hold every answer until then.
   */
  const untilClosed = async <Result>(
    go: (tunnel: HttpsAgent | undefined) => Promise<Result>,
  ): Promise<Result> => {
    const stopped = Promise.withResolvers<never>();
    giveUp.add(stopped.reject);
    const work = travel((way, ways) => (isClosed ? stopped.promise : go(findTunnel(way, ways))));
    if (isClosed) stopped.reject(new AppError('network.interrupted'));
    try {
      return await Promise.race([work, stopped.promise]);
    } finally {
      giveUp.delete(stopped.reject);
    }
  };

  return {
    origin: url.origin,
    post: (path, json, token) => untilClosed((tunnel) => postBy(tunnel ?? direct, path, json, token)),
    openSocket: (path, token) => untilClosed((tunnel) => openSocketBy(tunnel, path, token)),
    secrecy: () => secrecy,
    close() {
      isClosed = true;
      for (const stop of giveUp) stop(new AppError('network.interrupted'));
      direct.destroy();
      for (const tunnel of tunnels.values()) tunnel.destroy();
      for (const socket of sockets) socket.terminate();
    },
  };
}
