// A line between two computers on loopback that can be cut: every packet of a call passes through here.

import { createSocket, type Socket } from 'node:dgram';

export interface UdpLine {
  /** Ports to name to the other side in place of the real ones, one for each. */
  readonly ports: readonly number[];
  /** `port` of ours now stands for the real one. */
  readonly stand: (port: number, real: number) => void;
  readonly cut: (isCut: boolean) => void;
  /** Packets that came through. */
  readonly passed: () => number;
  readonly close: () => void;
}

async function bound(): Promise<Socket> {
  const socket = createSocket('udp4');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('error', reject);
  socket.bind(0, '127.0.0.1', resolve);
  await promise;
  return socket;
}

/** Opens as many ports as a test may need. */
export async function openUdpLine(count = 48): Promise<UdpLine> {
  const sockets = await Promise.all(Array.from({ length: count }, bound));
  const realOf = new Map<number, number>();
  const socketOf = new Map<number, Socket>();
  let isCut = false;
  let passed = 0;
  for (const socket of sockets) {
    const { port } = socket.address();
    socket.on('message', (packet, from) => {
      const to = realOf.get(port);
      // Sent on from the port that stands for the sender, so that the answer finds its way back.
      const out = socketOf.get(from.port);
      if (isCut || to === undefined || out === undefined) return;
      passed++;
      out.send(packet, to, '127.0.0.1');
    });
    socket.on('error', () => undefined);
  }
  return {
    ports: sockets.map((socket) => socket.address().port),
    stand(port, real) {
      const socket = sockets.find((one) => one.address().port === port);
      if (socket === undefined) return;
      realOf.set(port, real);
      socketOf.set(real, socket);
    },
    cut(next) {
      isCut = next;
    },
    passed: () => passed,
    close() {
      for (const socket of sockets) socket.close();
    },
  };
}
