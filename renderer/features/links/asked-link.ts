// The link that the person pressed and is asked about, wherever in the page it stood.

import { useSyncExternalStore } from 'react';

let asked: string | null = null;
const listeners = new Set<() => void>();

/** Null: nothing is asked. */
export function askToOpen(url: string | null): void {
  asked = url;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAskedLink(): string | null {
  return useSyncExternalStore(subscribe, () => asked);
}
