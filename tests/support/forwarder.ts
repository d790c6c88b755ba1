/** Passes TCP connections on to a port from an address of the test's choice, so that the service sees a client it can be searched for. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Forwarder {
  readonly origin: string;
  close(): Promise<void>;
}

/** `port()` is asked at each connection, so that the target may restart elsewhere. */
export async function startForwarder(port: () => number, fromAddress: string): Promise<Forwarder> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const target = connect({ port: port(), host: '127.0.0.1', localAddress: fromAddress });
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('error', () => target.destroy());
    target.on('error', () => client.destroy());
    client.pipe(target).pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
