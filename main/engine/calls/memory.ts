/** What is known of calls in memory alone: gone with the engine, written nowhere. */

import type { IceAccess } from '../../../contract/bridge/call-channels.ts';
import type { CheckInView } from '../../../contract/bridge/call-view.ts';
import type { CallSignal, Seat } from '../../../contract/domain/call-signal.ts';
import type { Store } from '../store/database.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { CallState } from './machine/state.ts';

export interface Came {
  readonly from: Seat;
  readonly signal: CallSignal;
}

export interface CallMemory {
  /** Calls with a window that asks for them. */
  readonly windows: Set<string>;
  /** Since when a call without a window waits for one, by the engine's clock. */
  readonly alone: Map<string, number>;
  /** Descriptions and candidates for the window of a call. */
  readonly came: Map<string, Came[]>;
  /** What was said in check-ins: of others to the host, by call and account; the own one, by call. */
  readonly checkIns: Map<string, Map<string, CheckInView>>;
  readonly ownCheckIns: Map<string, CheckInView>;
  /** Check-ins that wait to be sealed, by the id of their body. */
  readonly unsaid: Map<string, { readonly call: string; readonly checkIn: CheckInView }>;
  /** The epoch whose keys a window was given last, by call. */
  readonly epochs: Map<string, number>;
  ice: IceAccess | null;
  /** Calls that went over a relay. */
  readonly relayed: Set<string>;
  /** When the host's own ticket for Zoom was made, by call. */
  readonly ticketAt: Map<string, number>;
  /** Calls that are over and whose window is still open, by every id it may know. */
  readonly ended: Map<string, CallState>;
  /** Asks the service as this device; null before the connection stood. */
  authorised: Authorised | null;
  /** Whether the service is reached, and who tells the windows when that changes. */
  isOnline: boolean;
  tellOnline: (isOnline: boolean) => void;
  /** Looks at the live calls at once. */
  beatNow: () => void;
}

const memories = new WeakMap<Store, CallMemory>();
const mostCame = 200;

export function memoryOf({ store }: { readonly store: Store }): CallMemory {
  const known = memories.get(store);
  if (known !== undefined) return known;
  const made: CallMemory = {
    ...{ windows: new Set(), alone: new Map(), came: new Map() },
    ...{
      checkIns: new Map(),
      ownCheckIns: new Map(),
      unsaid: new Map(),
      epochs: new Map(),
      ice: null,
      ticketAt: new Map(),
      relayed: new Set(),
    },
    ...{ ended: new Map(), authorised: null },
    isOnline: false,
    beatNow() {},
    tellOnline(isOnline) {
      made.isOnline = isOnline;
    },
  };
  memories.set(store, made);
  return made;
}

/** For the window; where too much comes the oldest is passed over. */
export function keepCame(desk: { readonly store: Store }, call: string, one: Came): void {
  const { came } = memoryOf(desk);
  const waiting = came.get(call) ?? [];
  waiting.push(one);
  if (waiting.length > mostCame) waiting.shift();
  came.set(call, waiting);
}

/** What was said before the session is for the session alone. */
export function forgetCheckIns(desk: { readonly store: Store }, call: string): void {
  const memory = memoryOf(desk);
  memory.checkIns.delete(call);
  memory.ownCheckIns.delete(call);
  for (const [body, one] of memory.unsaid) if (one.call === call) memory.unsaid.delete(body);
}

/** All that was remembered of a call; `to`: another one took its place, and its window goes on there. */
export function forgetCall(desk: { readonly store: Store }, call: string, to?: string): void {
  const memory = memoryOf(desk);
  const own = memory.ownCheckIns.get(call);
  if (to !== undefined) {
    if (own !== undefined) memory.ownCheckIns.set(to, own);
    if (memory.windows.has(call)) memory.windows.add(to);
  }
  forgetCheckIns(desk, call);
  for (const map of [memory.alone, memory.came, memory.epochs, memory.ticketAt]) map.delete(call);
  memory.windows.delete(call);
  memory.relayed.delete(call);
}
