// What the engine says of the call, drawn anew whenever it tells of a change.

import { useEffect, useState } from 'react';
import type { CallEngine, CallState } from '../engine/call-engine.ts';

/** The engine's present state. */
export function useCallState(engine: CallEngine): CallState {
  const [state, setState] = useState(engine.state);
  useEffect(() => {
    // What happened between the first drawing and this.
    setState(engine.state());
    return engine.onChange(setState);
  }, [engine]);
  return state;
}
