// A value that views follow.

import { useSyncExternalStore } from 'react';

export interface LiveValue<Value> {
  readonly get: () => Value;
  readonly set: (next: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Tells its followers when it becomes another one. */
export function liveValue<Value>(first: Value): LiveValue<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The present value, for a view. */
export function useLiveValue<Value>({ get, subscribe }: LiveValue<Value>): Value {
  return useSyncExternalStore(subscribe, get);
}
