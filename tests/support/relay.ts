/** A man in the middle between engines and the service: loses, holds, changes or repeats what passes. Plain HTTP on loopback. */
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

export interface Passing {
  /** Route name such as `messages.send`. */
  readonly route: string;
  readonly body: string;
}

/** Each hook answers what goes on (the same or a changed text); null cuts the connection instead. */
export interface RelayHooks {
  onRequest?(passing: Passing): string | null | Promise<string | null>;
  onAnswer?(passing: Passing & { readonly status: number }): string | null | Promise<string | null>;
  /** The status that goes on with an answer. */
  onAnswerStatus?(passing: Passing & { readonly status: number }): number;
  /** Frames from the service to a device; an array sends several. */
  onFrame?(text: string): readonly string[];
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

export class Relay {
  hooks: RelayHooks = {};
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  #targetPort = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch(() => response.destroy());
    });
    this.#server.on('upgrade', (request, socket, head) => {
      const target = new WebSocket(`ws://127.0.0.1:${this.#targetPort}${request.url}`, {
        headers: { authorization: request.headers.authorization ?? '', host: request.headers.host ?? '' },
        perMessageDeflate: false,
      });
      target.once('unexpected-response', () => socket.destroy());
      target.once('error', () => socket.destroy());
      target.once('open', () => {
        target.pause();
        this.#sockets.handleUpgrade(request, socket, head, (device) => this.#join(device, target));
      });
    });
  }

  static async start(): Promise<Relay> {
    const relay = new Relay();
    const listening = Promise.withResolvers<void>();
    relay.#server.listen(0, '127.0.0.1', () => listening.resolve());
    await listening.promise;
    return relay;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Where the real service listens. */
  pointAt(port: number): void {
    this.#targetPort = port;
  }

  /** Cuts every live socket. */
  cut(): void {
    for (const device of this.#sockets.clients) device.terminate();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.closeAllConnections();
    const closed = Promise.withResolvers<void>();
    this.#server.close(() => closed.resolve());
    await closed.promise;
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = (request.url ?? '').replace('/v1/', '');
    const body = await readAll(request);
    const sent = this.hooks.onRequest === undefined ? body : await this.hooks.onRequest({ route, body });
    if (sent === null) return void request.socket.destroy();
    const answer = await this.#forward(request, sent);
    const text =
      this.hooks.onAnswer === undefined ? answer.body : await this.hooks.onAnswer({ route, ...answer });
    if (text === null) return void request.socket.destroy();
    const status = this.hooks.onAnswerStatus?.({ route, ...answer }) ?? answer.status;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(text);
  }

  #forward(
    request: IncomingMessage,
    body: string,
  ): Promise<{ readonly status: number; readonly body: string }> {
    const done = Promise.withResolvers<{ readonly status: number; readonly body: string }>();
    const forwarded = httpRequest(
      {
        host: '127.0.0.1',
        port: this.#targetPort,
        path: request.url,
        method: 'POST',
        headers: { ...request.headers, 'content-length': String(Buffer.byteLength(body)) },
      },
      (answer) => {
        readAll(answer).then(
          (text) => done.resolve({ status: answer.statusCode ?? 0, body: text }),
          done.reject,
        );
      },
    );
    forwarded.once('error', done.reject);
    forwarded.end(body);
    return done.promise;
  }

  #join(device: WebSocket, target: WebSocket): void {
    const text = (data: RawData) => data.toString();
    device.on('message', (data) => target.send(text(data)));
    target.on('message', (data) => {
      for (const frame of this.hooks.onFrame?.(text(data)) ?? [text(data)]) device.send(frame);
    });
    for (const [one, other] of [
      [device, target],
      [target, device],
    ] as const) {
      one.on('error', () => other.terminate());
      one.on('close', () => other.terminate());
    }
    target.resume();
  }
}
