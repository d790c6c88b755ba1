// Signals of the media as they come in: each goes to the person it is from, one after the other.

import type { Seat } from '../../../contract/domain/call-signal.ts';
import type { Pair } from './link/pair.ts';
import type { CallPort, LinkSignal, TakenSignal } from './port.ts';

/** Kept for somebody who is said to be in only a moment later. */
const mostKept = 200;

export interface SignalDesk {
  /** Takes what has come. */
  readonly take: () => void;
  /** Gives what was kept to those who are there now. */
  readonly deliver: () => void;
}

const isSeat = (one: Seat, other: Seat): boolean =>
  one.account === other.account && one.device === other.device;

function isForLink(signal: TakenSignal['signal'], self: Seat): signal is LinkSignal {
  return (signal.kind === 'description' || signal.kind === 'candidates') && isSeat(signal.to, self);
}

export function createSignalDesk(port: CallPort, pairOf: (device: string) => Pair | null): SignalDesk {
  let kept: readonly { readonly from: Seat; readonly signal: LinkSignal }[] = [];
  let isTaking = false;
  let isMore = false;
  let isDelivering = false;

  async function deliverAll(): Promise<void> {
    isDelivering = true;
    for (;;) {
      const next = kept.find(({ from }) => pairOf(from.device) !== null);
      if (next === undefined) break;
      kept = kept.filter((one) => one !== next);
      const pair = pairOf(next.from.device);
      // A description that the browser refuses leads nowhere; the next try makes another.
      if (pair !== null && isSeat(pair.seat, next.from)) await pair.take(next.signal).catch(() => undefined);
    }
    isDelivering = false;
  }

  async function takeAll(): Promise<void> {
    isTaking = true;
    do {
      isMore = false;
      const taken = await port.take().catch(() => []);
      const ours = taken.flatMap(({ from, signal }) =>
        isForLink(signal, port.self) ? [{ from, signal }] : [],
      );
      kept = [...kept, ...ours].slice(-mostKept);
      deliver();
    } while (isMore);
    isTaking = false;
  }

  function deliver(): void {
    if (!isDelivering) void deliverAll();
  }

  return {
    take() {
      isMore = true;
      if (!isTaking) void takeAll();
    },
    deliver,
  };
}
