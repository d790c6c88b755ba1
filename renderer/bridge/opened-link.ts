// The invitation code of the last deep link, kept until a screen takes it.

import { useSyncExternalStore } from 'react';

let code: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  code = next;
  for (const listener of listeners) listener();
}

/** A link was opened outside; it only fills the pairing screen. */
export function noteOpenedLink(opened: string): void {
  set(opened);
}

/** The link has been shown. */
export function forgetOpenedLink(): void {
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The code that waits to be shown, or null. */
export function useOpenedLink(): string | null {
  return useSyncExternalStore(subscribe, () => code);
}
