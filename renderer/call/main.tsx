// Start of the call page where sound and picture go from computer to computer.

import { makeEngine, prepareEngine } from './engine/make-engine.ts';
import { startCall } from './start-call.tsx';

void startCall({
  name: 'webrtc',
  prepare: () => void prepareEngine().catch(() => undefined),
  make: makeEngine,
});
