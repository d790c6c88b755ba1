/** One device's live socket: hello, then its mailbox in order, acknowledgements back; a reader that stalls is cut. */
import type { WebSocket } from 'ws';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import {
  deviceFrameSchema,
  type PassingItem,
  type ServerFrame,
  serverFrameSchema,
} from '../../contract/wire/mailbox.ts';
import { encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { reach } from '../crash-points.ts';
import { toWireError } from '../http/replies.ts';
import { acknowledge } from '../mailbox/acknowledge.ts';
import { makeGreeting } from '../mailbox/greeting.ts';
import { readMailbox } from '../mailbox/read.ts';
import type { LiveSocket } from './hub.ts';

/** Items sent and not yet acknowledged, after which we wait for the device. */
const window = 4 * limits.pushBatch;
const mostUnhandled = 16;

/** Serves the socket until either side closes it. */
export function serveDevice(context: Context, caller: Caller, socket: WebSocket): void {
  const served = new DeviceSocket(context, caller, socket);
  context.hub.add(served);
  served.start();
}

class DeviceSocket implements LiveSocket {
  readonly device: string;
  readonly tokenExpiresAt: number;
  readonly #context: Context;
  readonly #caller: Caller;
  readonly #socket: WebSocket;
  readonly #unacknowledged = new Set<number>();
  #cursor = 0;
  /** Frames of the device that wait for their turn. */
  #unhandled = 0;
  #pumping = false;
  #woken = false;
  #answered = true;
  #closed = false;
  #isGreeted = false;
  /** Frames of the device are handled one after the other. */
  #acknowledging: Promise<void> = Promise.resolve();

  constructor(context: Context, caller: Caller, socket: WebSocket) {
    this.#context = context;
    this.#caller = caller;
    this.#socket = socket;
    this.device = encodeBytes(caller.device);
    this.tokenExpiresAt = caller.tokenExpiresAt;
  }

  start(): void {
    this.#socket.on('message', (data, isBinary) => this.#onFrame(data as Buffer, isBinary));
    this.#socket.on('pong', () => {
      this.#answered = true;
    });
    this.#socket.on('close', () => this.#onClose());
    // Too large or malformed frames: ws closes the socket itself.
    this.#socket.on('error', () => this.#socket.terminate());
    // The greeting goes first: nothing is pumped until it is sent.
    this.#pumping = true;
    void makeGreeting(this.#context, this.#caller)
      .then((hello) => this.#send(hello))
      .then(() => {
        this.#isGreeted = true;
        this.#pumping = false;
        this.wake();
      })
      .catch((error: unknown) => this.close(toWireError(error)));
  }

  pass(item: PassingItem): void {
    // A device that is still being greeted, or reads too slowly, is not told.
    if (!this.#isGreeted || this.#socket.bufferedAmount > 0) return;
    void this.#send({ v: 1, t: 'passing', item }).catch((error: unknown) => this.close(toWireError(error)));
  }

  wake(): void {
    this.#woken = true;
    if (this.#pumping || this.#closed) return;
    this.#pumping = true;
    void this.#pump()
      .catch((error: unknown) => this.close(toWireError(error)))
      .finally(() => {
        this.#pumping = false;
        if (this.#woken && this.#hasRoom()) this.wake();
      });
  }

  checkAlive(): void {
    if (!this.#answered) {
      this.#socket.terminate();
      return;
    }
    this.#answered = false;
    this.#socket.ping();
  }

  close(error: AppError): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#context.hub.remove(this);
    const bye: ServerFrame = { v: 1, t: 'bye', error: error.toReport() };
    this.#socket.send(JSON.stringify(bye));
    this.#socket.close(1000);
    // A peer that never answers the close handshake does not keep the socket.
    setTimeout(() => this.#socket.terminate(), 2_000).unref();
  }

  /** Sends batch after batch until the mailbox is empty or the device owes too many acknowledgements. */
  async #pump(): Promise<void> {
    while (this.#woken && this.#hasRoom()) {
      this.#woken = false;
      const items = await readMailbox(this.#context.db, this.#caller.device, this.#cursor);
      const last = items.at(-1);
      if (last === undefined) return;
      this.#cursor = last.seq;
      for (const item of items) this.#unacknowledged.add(item.seq);
      await this.#send({ v: 1, t: 'deliver', items });
      reach('deliver.sent');
      this.#woken = true;
    }
  }

  #hasRoom(): boolean {
    return !this.#closed && this.#unacknowledged.size < window;
  }

  #onFrame(data: Buffer, isBinary: boolean): void {
    const frame = isBinary ? null : parseFrame(data);
    if (frame === null) {
      this.close(new AppError('request.invalid'));
      return;
    }
    // A device that acknowledges faster than we can store is read more slowly.
    if (++this.#unhandled === mostUnhandled) this.#socket.pause();
    this.#acknowledging = this.#acknowledging
      .then(() => this.#acknowledge(frame.seqs))
      .catch((error: unknown) => this.close(toWireError(error)))
      .finally(() => {
        if (this.#unhandled-- === mostUnhandled) this.#socket.resume();
      });
  }

  async #acknowledge(seqs: readonly number[]): Promise<void> {
    if (this.#closed) return;
    await acknowledge(this.#context, this.#caller.device, seqs);
    reach('acknowledge.stored');
    for (const seq of seqs) this.#unacknowledged.delete(seq);
    await this.#send({ v: 1, t: 'acked', seqs: [...seqs] });
    if (this.#woken) this.wake();
  }

  /** Resolves when the network has taken the frame; a stalled reader is cut. */
  #send(frame: ServerFrame): Promise<void> {
    if (this.#closed) return Promise.resolve();
    const text = JSON.stringify(serverFrameSchema.parse(frame));
    return new Promise((resolve) => {
      const slow = setTimeout(() => this.#socket.terminate(), this.#context.slowReaderMs);
      this.#socket.send(text, () => {
        clearTimeout(slow);
        resolve();
      });
    });
  }

  #onClose(): void {
    this.#closed = true;
    this.#context.hub.remove(this);
  }
}

function parseFrame(data: Buffer) {
  try {
    return deviceFrameSchema.parse(JSON.parse(data.toString('utf8')));
  } catch {
    return null;
  }
}
