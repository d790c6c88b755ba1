// The page's side of the bridge: calls answer with a value or throw the coded error, events are subscribed by name.

import type { BridgeCalls } from '../../contract/bridge/channels.ts';
import type { BridgeEvents } from '../../contract/bridge/events.ts';

export { errorOf, isEngineAway, unwrap } from './results.ts';

declare global {
  interface Window {
    readonly o7: BridgeCalls & { readonly events: BridgeEvents };
  }
}

/** The calls of the contract, by feature. */
export const bridge: BridgeCalls = window.o7;

/** The subscriptions of the contract; each returns its own unsubscribe. */
export const bridgeEvents: BridgeEvents = window.o7.events;
