import { AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { isWireCode } from '../../../contract/errors/catalogue.ts';
import {
  type DeviceFrame,
  type MailboxItem,
  type PassingItem,
  type ServerFrame,
  serverFrameSchema,
} from '../../../contract/wire/mailbox.ts';
import { livePath } from '../../../contract/wire/routes.ts';
import type { Network } from './network.ts';

export type Hello = Extract<ServerFrame, { t: 'hello' }>;

export interface LiveSocket {
  readonly hello: Hello;
  /** Resolves with the reason when the socket is gone. */
  readonly closed: Promise<AppError>;
  close(): void;
}

const helloTimeoutMs = 10_000;
const silenceMs = 75_000;

/** The service's reason, as far as it is the service's to give. */
function toByeError({ error }: Extract<ServerFrame, { t: 'bye' }>): AppError {
  return isWireCode(error.code)
    ? new AppError(error.code, { fields: error.fields })
    : new AppError('network.badAnswer');
}

function parseFrame(data: unknown): ServerFrame {
  try {
    return serverFrameSchema.parse(JSON.parse(String(data)));
  } catch (cause) {
    throw new AppError('network.badAnswer', { cause });
  }
}

/** What is done at once with what comes; what they throw closes the socket. */
export interface LiveWork {
  /** Before any item. */
  onHello(hello: Hello): void;
  /** Makes items durable and answers which of them the service may forget. */
  onItems(items: readonly MailboxItem[]): readonly number[];
  /** Takes what is said to who is connected only. */
  onPassing(item: PassingItem): void;
}

/** Opens the socket and waits for `hello`. Errors: `network.*`, `auth.expired`. */
export async function openLiveSocket(network: Network, token: string, work: LiveWork): Promise<LiveSocket> {
  const socket = await network.openSocket(livePath, token);
  let reason: AppError | null = null;
  const fail = (thrown: unknown) => {
    reason ??= toAppError(thrown);
    socket.terminate();
  };
  const send = (frame: DeviceFrame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const closed = new Promise<AppError>((resolve) => {
    socket.once('close', () => resolve(reason ?? new AppError('network.offline')));
  });
  socket.on('error', fail);

  // The service pings every half minute: silence for longer means that the network is gone, whatever TCP says.
  let silence = setTimeout(() => fail(new AppError('network.timeout')), helloTimeoutMs);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(() => fail(new AppError('network.timeout')), silenceMs);
  };
  void closed.then(() => clearTimeout(silence));

  const hello = await new Promise<Hello>((resolve, reject) => {
    let isGreeted = false;
    socket.on('ping', () => isGreeted && heard());
    socket.on('message', (data) => {
      try {
        const frame = parseFrame(data);
        if (frame.t === 'hello') {
          work.onHello(frame);
          isGreeted = true;
          resolve(frame);
        } else if (frame.t === 'deliver') send({ v: 1, t: 'ack', seqs: [...work.onItems(frame.items)] });
        else if (frame.t === 'passing') work.onPassing(frame.item);
        else if (frame.t === 'bye') fail(toByeError(frame));
        if (isGreeted) heard();
      } catch (thrown) {
        fail(thrown);
      }
    });
    closed.then(reject, reject);
    socket.resume();
  });
  return {
    hello,
    closed,
    close: () => socket.close(1000),
  };
}
