// Start of the call page where sound and picture go over Zoom: the same screens in a window of their own, beside Zoom's code.

import { unwrap } from '../bridge/results.ts';
import { callBridge } from './bridge.ts';
import { startCall } from './start-call.tsx';
import { loadZoomSdk, zoomAssets } from './zoom/sdk.ts';
import { createZoomEngine } from './zoom/zoom-engine.ts';

void startCall({
  name: 'zoom',
  // Zoom's code runs only once somebody was let in.
  prepare: () => undefined,
  make: () =>
    createZoomEngine({
      load: loadZoomSdk,
      access: () => unwrap(callBridge.zoom({})),
      assets: zoomAssets(),
      // Only quietens notifications: a call goes on without it.
      sharing: (on) => void callBridge.sharing({ on }).catch(() => undefined),
    }),
});
