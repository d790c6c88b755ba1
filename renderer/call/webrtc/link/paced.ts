// Takes what comes at any pace and hands it on at a pace of ours: the newest counts.

export interface Paced<Value> {
  readonly push: (value: Value) => void;
  /** Nothing is handed on any more. */
  readonly stop: () => void;
}

/** The first goes on at once, then one in `everyMs` at most; what came between is replaced by what came last. */
export function paced<Value>(everyMs: number, deliver: (value: Value) => void): Paced<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next: { readonly value: Value } | null = null;
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = undefined;
      if (next === null) return;
      const { value } = next;
      next = null;
      rest();
      deliver(value);
    }, everyMs);
  };
  return {
    push(value) {
      if (timer !== undefined) {
        next = { value };
        return;
      }
      rest();
      deliver(value);
    },
    stop() {
      clearTimeout(timer);
      next = null;
    },
  };
}
