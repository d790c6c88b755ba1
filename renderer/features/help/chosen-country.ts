// The country a person chose on Help now: in memory only, gone with the window.

import { useSyncExternalStore } from 'react';
import type { HelpCountry } from './data/types.ts';

/** A country of the list, one that is not in it, or nothing yet. */
export type Chosen = HelpCountry['country'] | 'other' | null;

let chosen: Chosen = null;
const listeners = new Set<() => void>();

function set(next: Chosen): void {
  chosen = next;
  for (const listener of listeners) listener();
}

/** Kept until the window closes, written nowhere, told to nobody. */
export function chooseCountry(next: Exclude<Chosen, null>): void {
  set(next);
}

/** The window was closed, whether or not the page goes on behind it. */
export function forgetCountry(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null until the person has chosen: nothing is guessed. */
export function useChosenCountry(): Chosen {
  return useSyncExternalStore(subscribe, () => chosen);
}
