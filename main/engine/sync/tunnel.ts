/** A way through the system's proxy: a CONNECT tunnel with our own TLS inside, so that the proxy learns a name, a port and sizes. */
import { request as httpRequest } from 'node:http';
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';

/** Throws `network.proxyUnsupported` for anything but `http://host:port` and `https://host:port`. */
function parseProxy(origin: string): URL {
  let url: URL;
  try {
    url = new URL(origin);
  } catch (cause) {
    throw new AppError('network.proxyUnsupported', { cause });
  }
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new AppError('network.proxyUnsupported');
}

/**
 * Whatever the proxy answers but 200 is a failure of the proxy: none of its bytes may ever pass for the service's own
 * answer, because until the TLS inside stands nobody has proved who speaks.
 */
function openTunnel(proxy: URL, target: string, timeoutMs: number, ca: string | undefined): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const fail = (code: ErrorCode, cause?: unknown) => reject(new AppError(code, { cause }));
  const open = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = open({
    host: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port === '' ? (proxy.protocol === 'https:' ? 443 : 80) : Number(proxy.port),
    method: 'CONNECT',
    path: target,
    headers: { host: target },
    agent: false,
    ...(ca === undefined ? {} : { ca }),
  });
  // The connection itself may hang long before there is a socket to time out.
  const timer = setTimeout(() => request.destroy(new AppError('network.proxyFailed')), timeoutMs);
  request.once('connect', ({ statusCode }, socket, head) => {
    clearTimeout(timer);
    if (statusCode === 200 && head.length === 0) {
      resolve(socket);
      return;
    }
    socket.destroy();
    fail(statusCode === 407 ? 'network.proxyNeedsPassword' : 'network.proxyFailed');
  });
  request.once('response', (answer) => {
    clearTimeout(timer);
    answer.destroy();
    fail('network.proxyFailed');
  });
  request.once('error', (cause) => {
    clearTimeout(timer);
    fail('network.proxyFailed', cause);
  });
  request.end();
  return promise;
}

/** An agent whose every connection goes through `proxy`. Its requests fail with `network.proxy…` where the proxy does. */
export function createTunnelAgent(
  proxy: string,
  options: AgentOptions & { readonly ca?: string },
  timeoutMs: number,
): Agent {
  const url = parseProxy(proxy);
  const agent = new Agent(options);
  agent.createConnection = (wanted, done) => {
    const { host = '', port = 443, path: _, ...tls } = wanted as ConnectionOptions & { path?: string };
    const target = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    openTunnel(url, target, timeoutMs, options.ca).then(
      (socket) =>
        done?.(null, connect({ ...tls, socket, ...(isIP(host) === 0 ? { servername: host } : {}) })),
      (thrown: Error) => done?.(thrown, undefined as never),
    );
    return undefined;
  };
  return agent;
}
