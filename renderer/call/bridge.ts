// The call window's side of its own bridge: the calls and events of this one call and no others.

import type { CallBridge, CallBridgeEvents } from '../../contract/bridge/call-channels.ts';

declare global {
  interface Window {
    readonly o7call: CallBridge;
  }
}

/** `call.enter` → `callBridge.enter({})`. Beside Zoom's code only what the contract marks so is there. */
export const callBridge: CallBridge = window.o7call;

/** The subscriptions; each returns its own unsubscribe. */
export const callEvents: CallBridgeEvents = window.o7call.events;
