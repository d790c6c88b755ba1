// The engine of a call from computer to computer as the call window runs it.

import type { CallView } from '../../../contract/bridge/call-view.ts';
import { callBridge } from '../bridge.ts';
import type { CallEngine } from '../engine/call-engine.ts';
import { bridgePort } from './bridge-port.ts';
import { webRtcEngine } from './engine.ts';
import { createWorkersAhead } from './frames/frame-worker.ts';
import { realBrowser } from './real-browser.ts';

const browser = realBrowser();
const workers = createWorkersAhead(browser.openFrameWorker);

/** Starts what a stay in a call takes and what asks nobody: no device, no connection, no server, no key. */
export const prepareWebRtc = workers.prepare;

/** Made once this computer was let in; asks nothing of camera, network or bridge before `join`. */
export function createWebRtcEngine(view: CallView): CallEngine {
  return webRtcEngine({
    port: bridgePort(callBridge, view),
    browser: { ...browser, openFrameWorker: workers.take },
  });
}
