// What the engine says of the call, drawn anew whenever it changes.

import { useSyncExternalStore } from 'react';
import type { CallEngine, CallState } from '../engine/call-engine.ts';

/** The engine's present state. It must answer the same object as long as nothing has changed. */
export function useCallState(engine: CallEngine): CallState {
  return useSyncExternalStore(engine.onChange, engine.state);
}
