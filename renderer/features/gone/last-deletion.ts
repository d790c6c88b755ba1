// What was deleted last on this computer since the window opened: ids and the time, in memory alone.

import { useSyncExternalStore } from 'react';

export interface Deletion {
  readonly messages: readonly string[];
  /** When it could not be taken back any more, in ms since 1970. */
  readonly at: number;
}

let last: Deletion | null = null;
const listeners = new Set<() => void>();

/** Remembers a deletion that is over. */
export function noteDeletion(messages: readonly string[]): void {
  last = { messages, at: Date.now() };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null while nothing was deleted. */
export function useLastDeletion(): Deletion | null {
  return useSyncExternalStore(subscribe, () => last);
}
