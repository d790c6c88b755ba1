// The engine in use, for what has to reach it from outside of the room: hiding everything at once.

import type { CallEngine } from '../engine/call-engine.ts';

let held: CallEngine | null = null;
let isSilent = false;
let forget = (): void => {};

/** Also what only now begins, or was on its way when everything was hidden. */
function keepSilent(): void {
  if (held === null || !isSilent) return;
  // Asked anew each time: each of these may change it at once.
  const { state } = held;
  if (state().local.microphone === 'on') void held.setMicrophone(false).catch(() => {});
  if (state().local.camera === 'on') void held.setCamera(false).catch(() => {});
  if (state().local.sharing) void held.stopSharing().catch(() => {});
}

/** Null: there is none any more. */
export function holdEngine(engine: CallEngine | null): void {
  forget();
  held = engine;
  forget = engine?.onChange(keepSilent) ?? (() => {});
  keepSilent();
}

/** True: nothing more is heard, seen or shown from here. False: the person may turn each on again, by hand. */
export function silenceEngine(silent: boolean): void {
  isSilent = silent;
  keepSilent();
}
