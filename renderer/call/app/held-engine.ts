// The engine in use, for what has to reach it from outside of the room: hiding everything at once.

import type { CallEngine } from '../engine/call-engine.ts';

let held: CallEngine | null = null;

/** Null: there is none any more. */
export function holdEngine(engine: CallEngine | null): void {
  held = engine;
}

/** Nothing more is heard or seen from here; the person turns both on again by hand. */
export function silenceEngine(): void {
  if (held === null) return;
  void held.setMicrophone(false).catch(() => {});
  void held.setCamera(false).catch(() => {});
}
