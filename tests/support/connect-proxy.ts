/** A real CONNECT proxy on loopback, which counts what passes and can be made to misbehave. */
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ProxyChoice {
  /** Where every tunnel really leads, whatever name was asked for. */
  readonly to: number;
  /** Speaks TLS itself. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Answers with this instead of opening a tunnel; `hang` never answers. */
  readonly refuse?: string | 'hang';
}

export interface ConnectProxy {
  /** `http://127.0.0.1:port`, or https. */
  readonly origin: string;
  /** Targets that tunnels were asked for, in order. */
  readonly asked: readonly string[];
  /** Headers of each CONNECT, as the proxy saw them. */
  readonly headers: readonly IncomingMessage['headers'][];
  /** Everything that passed from the app, as bytes. */
  readonly seen: () => Buffer;
  /** Cuts every tunnel that stands. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startConnectProxy(choice: ProxyChoice): Promise<ConnectProxy> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const seen: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = choice.tls === undefined ? createServer() : createTlsServer(choice.tls);
  const hold = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A tunnel that breaks is what some tests are about.
    socket.on('error', () => socket.destroy());
  };
  server.on('connection', hold);
  server.on('connect', (request: IncomingMessage, client: Socket) => {
    asked.push(request.url ?? '');
    headers.push(request.headers);
    hold(client);
    if (choice.refuse === 'hang') return;
    if (choice.refuse !== undefined) {
      client.end(choice.refuse);
      return;
    }
    const target = connect(choice.to, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.on('data', (part) => seen.push(part));
      client.pipe(target).pipe(client);
    });
    hold(target);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `${choice.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    asked,
    headers,
    seen: () => Buffer.concat(seen),
    cut,
    stop: () => {
      cut();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      return closed.promise;
    },
  };
}
