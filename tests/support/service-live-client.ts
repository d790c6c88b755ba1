/** A live socket for service tests: collects every frame, acknowledges what it is given, and lets a test wait for a condition. */
import { WebSocket } from 'ws';
import { type MailboxItem, type ServerFrame, serverFrameSchema } from '../../contract/wire/mailbox.ts';
import { livePath } from '../../contract/wire/routes.ts';

type Hello = Extract<ServerFrame, { t: 'hello' }>;

export class LiveClient {
  readonly socket: WebSocket;
  readonly frames: ServerFrame[] = [];
  readonly items: MailboxItem[] = [];
  /** Numbers the service confirmed as acknowledged. */
  readonly acked = new Set<number>();
  readonly #acknowledge: boolean;
  readonly #waiting = new Set<() => void>();
  closed = false;

  constructor(socket: WebSocket, acknowledge: boolean) {
    this.socket = socket;
    this.#acknowledge = acknowledge;
    socket.on('message', (data) => this.#onFrame(serverFrameSchema.parse(JSON.parse(String(data)))));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.#changed();
    });
  }

  /** Resolves at the hello; rejects with the HTTP status when the upgrade is refused. */
  static async open(origin: string, token: string, acknowledge: boolean): Promise<LiveClient> {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${livePath}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const client = new LiveClient(socket, acknowledge);
    await new Promise<void>((done, failed) => {
      socket.once('message', () => done());
      socket.once('error', failed);
      socket.once('unexpected-response', (_request, response) => {
        response.resume();
        failed(new Error(`refused ${response.statusCode}`));
      });
    });
    return client;
  }

  get hello(): Hello {
    return this.frames[0] as Hello;
  }

  /** The code of the goodbye, if one came. */
  get goodbye(): string | null {
    const last = this.frames.at(-1);
    return last?.t === 'bye' ? last.error.code : null;
  }

  acknowledge(seqs: readonly number[]): void {
    this.socket.send(JSON.stringify({ v: 1, t: 'ack', seqs }));
  }

  /** Resolves when `condition` holds; it is looked at after every frame and at the end. */
  until(condition: (client: this) => boolean): Promise<this> {
    return new Promise((done, failed) => {
      const look = () => {
        if (condition(this)) done(this);
        else if (this.closed) failed(new Error(`socket closed first (${this.goodbye})`));
        else return;
        this.#waiting.delete(look);
      };
      this.#waiting.add(look);
      look();
    });
  }

  untilItems(count: number): Promise<this> {
    return this.until((client) => client.items.length >= count);
  }

  untilClosed(): Promise<this> {
    return this.until((client) => client.closed);
  }

  close(): void {
    this.socket.terminate();
  }

  #onFrame(frame: ServerFrame): void {
    this.frames.push(frame);
    if (frame.t === 'acked') for (const seq of frame.seqs) this.acked.add(seq);
    if (frame.t === 'deliver') {
      this.items.push(...frame.items);
      if (this.#acknowledge) this.acknowledge(frame.items.map((item) => item.seq));
    }
    this.#changed();
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look();
  }
}
