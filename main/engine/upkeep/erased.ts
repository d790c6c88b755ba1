/** Remembers for some minutes, in this process's memory alone, what was erased: to look for it one must know it. */
import { type Store, whenClosed } from '../store/database.ts';
import type { Erased } from '../store/repositories/deletions.ts';

/** An erased message as it is looked for. The text is kept as bytes, because bytes can be wiped. */
export interface Remembered {
  readonly id: string;
  readonly place: number;
  readonly at: number;
  readonly senderDevice: string;
  readonly text: Buffer;
}

const keptMs = 10 * 60_000;
const mostMessages = 200;
const mostBytes = 1024 * 1024;

const memories = new WeakMap<Store, Map<string, Remembered>>();

function forget(memory: Map<string, Remembered>, ids: Iterable<string>): void {
  for (const id of [...ids]) {
    memory.get(id)?.text.fill(0);
    memory.delete(id);
  }
}

function memoryOf(store: Store): Map<string, Remembered> {
  const known = memories.get(store);
  if (known !== undefined) return known;
  const memory = new Map<string, Remembered>();
  memories.set(store, memory);
  whenClosed(store, () => forget(memory, memory.keys()));
  return memory;
}

const sizeOf = (memory: Map<string, Remembered>): number =>
  [...memory.values()].reduce((sum, { text }) => sum + text.length, 0);

/** Wiped after ten minutes, when the store is closed, and from the oldest on when there are many. */
export function rememberErased(store: Store, erased: readonly Erased[]): void {
  if (erased.length === 0) return;
  const memory = memoryOf(store);
  for (const { id, place, at, senderDevice, text } of erased)
    memory.set(id, { id, place, at, senderDevice, text: Buffer.from(text, 'utf8') });
  while (memory.size > mostMessages || (memory.size > 1 && sizeOf(memory) > mostBytes))
    forget(memory, [...memory.keys()].slice(0, 1));
  const ids = erased.map(({ id }) => id);
  setTimeout(() => forget(memory, ids), keptMs).unref?.();
}

/** What is still remembered of an erased message. */
export function findErased(store: Store, id: string): Remembered | undefined {
  return memories.get(store)?.get(id);
}
