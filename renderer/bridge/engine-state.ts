// Whether the engine process runs, as a small store that views subscribe to.

import { useSyncExternalStore } from 'react';

/** `restarted`: it died and is back; shown for a while, then forgotten. */
export type EngineState = 'running' | 'restarting' | 'restarted';

/** How long "restarted" stays on the screen. */
const rememberMs = 12_000;

let state: EngineState = 'running';
let forget: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function enter(next: EngineState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Takes the shell's word. Answers true when the engine has just come back and everything should be read again. */
export function noteEngineState(reported: 'starting' | 'running' | 'restarting'): boolean {
  if (reported === 'restarting') {
    clearTimeout(forget);
    enter('restarting');
  }
  if (reported !== 'running' || state !== 'restarting') return false;
  enter('restarted');
  forget = setTimeout(() => enter('running'), rememberMs);
  return true;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The engine's state for a view. */
export function useEngineState(): EngineState {
  return useSyncExternalStore(subscribe, () => state);
}
