/** Which bodies are being encrypted this moment: what they say was read already, and can only be changed by another body. */
import type { Store } from '../store/database.ts';

const underway = new WeakMap<Store, Set<string>>();

/** Runs the sealing of a body, by its id. */
export async function whileSealing<Result>(
  store: Store,
  body: string,
  seal: () => Promise<Result>,
): Promise<Result> {
  const bodies = underway.get(store) ?? new Set();
  underway.set(store, bodies);
  bodies.add(body);
  try {
    return await seal();
  } finally {
    bodies.delete(body);
  }
}

export function isBeingSealed(store: Store, body: string): boolean {
  return underway.get(store)?.has(body) ?? false;
}
