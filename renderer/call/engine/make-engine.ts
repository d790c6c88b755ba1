// The engine for sound and picture from computer to computer, loaded only when somebody was let in.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEngine } from './call-engine.ts';

/** Rejects with a coded error where no call can be made from here. */
export async function makeEngine(call: CallView): Promise<CallEngine> {
  const { createWebRtcEngine } = await import('../webrtc/index.ts');
  return createWebRtcEngine(call);
}
