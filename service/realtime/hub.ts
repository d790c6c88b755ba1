/** All live sockets of this node by device: wakes them, closes them, and never keeps more than three of one device. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';
import type { PassingItem } from '../../contract/wire/mailbox.ts';
import type { Clock } from '../clock.ts';

/** What the hub needs of a socket. */
export interface LiveSocket {
  /** base64url id of the device. */
  readonly device: string;
  readonly tokenExpiresAt: number;
  /** Sends it now; nobody notes whether it came. */
  pass(item: PassingItem): void;
  /** Something may wait in the mailbox. */
  wake(): void;
  /** Pings, and cuts the connection when the last ping was never answered. */
  checkAlive(): void;
  /** Says why, then closes. */
  close(error: AppError): void;
}

export class Hub {
  readonly #clock: Clock;
  readonly #sockets = new Map<string, Set<LiveSocket>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The oldest socket makes room for a fourth: it is most likely one whose network is gone. */
  add(socket: LiveSocket): void {
    const held = this.#sockets.get(socket.device) ?? new Set();
    this.#sockets.set(socket.device, held);
    held.add(socket);
    if (held.size <= limits.socketsPerDevice) return;
    const [oldest] = held;
    oldest?.close(new AppError('service.busy', { fields: { limit: limits.socketsPerDevice } }));
  }

  remove(socket: LiveSocket): void {
    const held = this.#sockets.get(socket.device);
    held?.delete(socket);
    if (held?.size === 0) this.#sockets.delete(socket.device);
  }

  wake(device: string): void {
    for (const socket of this.#sockets.get(device) ?? []) socket.wake();
  }

  pass(devices: readonly string[], item: PassingItem): void {
    for (const device of devices) for (const socket of this.#sockets.get(device) ?? []) socket.pass(item);
  }

  /** After the database connection was away: notifications may have been missed. */
  wakeAll(): void {
    for (const socket of this.#all()) socket.wake();
  }

  closeDevice(device: string, code: ErrorCode): void {
    for (const socket of [...(this.#sockets.get(device) ?? [])]) socket.close(new AppError(code));
  }

  closeAll(code: ErrorCode): void {
    for (const socket of this.#all()) socket.close(new AppError(code));
  }

  /** Closes the sockets whose token is over. */
  closeExpired(): void {
    const now = this.#clock.now();
    for (const socket of this.#all()) {
      if (socket.tokenExpiresAt <= now) socket.close(new AppError('auth.expired'));
    }
  }

  checkAlive(): void {
    for (const socket of this.#all()) socket.checkAlive();
  }

  devices(): string[] {
    return [...this.#sockets.keys()];
  }

  #all(): LiveSocket[] {
    return [...this.#sockets.values()].flatMap((held) => [...held]);
  }
}
