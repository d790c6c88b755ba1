// Types of what the page's own global holds, for code that tests run inside it.

import type { CallBridge } from '../../contract/bridge/call-channels.ts';
import type { BridgeCalls } from '../../contract/bridge/channels.ts';
import type { BridgeEvents } from '../../contract/bridge/events.ts';

declare global {
  interface Window {
    readonly o7: BridgeCalls & { readonly events: BridgeEvents };
    /** In the window of a call, in the place of `o7`. */
    readonly o7call: CallBridge;
  }
}
