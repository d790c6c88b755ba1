/** Ends a server although a peer leaves its request unfinished: what is under way has a moment, then its connection is cut. */
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a request that is being answered has. */
const graceMs = 5_000;

/**
 * Node waits for every connection once a server closes, and stops looking for slow ones: one half-sent request would keep the
 * service from ending. Answers the way to close.
 */
export function closesGracefully(app: FastifyInstance): () => Promise<void> {
  const open = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async () => {
    const cut = setTimeout(() => {
      for (const socket of open) socket.destroy();
    }, graceMs);
    try {
      await app.close();
    } finally {
      clearTimeout(cut);
    }
  };
}
