// Signals of the media as they come in: each goes to the person it is from, in order.

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

  /** Each person takes theirs in turn; nobody waits for another one's. */
  function deliver(): void {
    const there = kept.filter(({ from }) => pairOf(from.device) !== null);
    kept = kept.filter((one) => !there.includes(one));
    for (const { from, signal } of there) {
      const pair = pairOf(from.device);
      // A description that the browser refuses leads nowhere; the next try makes another.
      if (pair !== null && isSeat(pair.seat, from)) pair.take(signal).catch(() => undefined);
    }
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

  return {
    take() {
      isMore = true;
      if (!isTaking) void takeAll();
    },
    deliver,
  };
}
