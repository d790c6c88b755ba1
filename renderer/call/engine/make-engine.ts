// The engine for sound and picture from computer to computer: loaded while somebody waits, made once they were let in.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEngine } from './call-engine.ts';

/** Loads it and starts its worker. Nothing is opened and nobody is asked; what fails is tried again by `makeEngine`. */
export async function prepareEngine(): Promise<void> {
  const { prepareWebRtc } = await import('../webrtc/index.ts');
  prepareWebRtc();
}

/** Rejects with a coded error where no call can be made from here. */
export async function makeEngine(call: CallView): Promise<CallEngine> {
  const { createWebRtcEngine } = await import('../webrtc/index.ts');
  return createWebRtcEngine(call);
}
