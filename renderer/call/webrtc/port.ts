// What a call needs from the other side of the bridge.

import type { FrameKeys, IceAccess } from '../../../contract/bridge/call-channels.ts';
import type { CallSignal, Seat } from '../../../contract/domain/call-signal.ts';

/** Descriptions and candidates: the signals of the media, all others are the engine process's own. */
export type LinkSignal = Extract<CallSignal, { kind: 'description' | 'candidates' }>;

/** `from`: the verified author. */
export interface TakenSignal {
  readonly from: Seat;
  readonly signal: CallSignal;
}

export interface CallPort {
  readonly self: Seat;
  /** The other computers that are in. */
  readonly seats: () => readonly Seat[];
  readonly onSeats: (listener: () => void) => () => void;
  /** Rejects `call.notIn` before anybody else is in, as do `ice` and `send`. */
  readonly keys: () => Promise<FrameKeys>;
  /** The epoch has changed. */
  readonly onRekeyed: (listener: () => void) => () => void;
  readonly ice: () => Promise<IceAccess>;
  readonly send: (signal: LinkSignal) => Promise<void>;
  readonly take: () => Promise<readonly TakenSignal[]>;
  readonly onSignalled: (listener: () => void) => () => void;
  /** The engine process is there again: what it held for a moment, signals on their way, is lost. */
  readonly onBack: (listener: () => void) => () => void;
  /** Tells the system's side that a screen is shown now, or no longer. */
  readonly sharing: (on: boolean) => Promise<void>;
}
