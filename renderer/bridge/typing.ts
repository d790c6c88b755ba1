// Who is writing in a conversation this moment; what is not said again is over after six seconds.

import { useSyncExternalStore } from 'react';
import type { EventPayload } from '../../contract/bridge/events.ts';

/** A person who writes; `name` in a group. */
export interface Typist {
  readonly account: string;
  readonly name: string | null;
}

const lastsMs = 6_000;
const nobody: readonly Typist[] = [];

let typists: ReadonlyMap<string, readonly Typist[]> = new Map();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function change(conversation: string, next: readonly Typist[]): void {
  typists = new Map(typists).set(conversation, next);
  for (const listener of listeners) listener();
}

const without = (conversation: string, account: string): readonly Typist[] =>
  (typists.get(conversation) ?? nobody).filter((one) => one.account !== account);

/** From the engine. */
export function noteTyping({ conversation, account, name, active }: EventPayload<'typing.changed'>): void {
  const key = `${conversation} ${account}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  const others = without(conversation, account);
  if (!active) {
    change(conversation, others);
    return;
  }
  change(conversation, [...others, { account, name }]);
  timers.set(
    key,
    setTimeout(() => change(conversation, without(conversation, account)), lastsMs),
  );
}

/** A line of theirs came: they have stopped. */
export function forgetTyping(conversation: string): void {
  if ((typists.get(conversation) ?? nobody).length > 0) change(conversation, nobody);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTypists(conversation: string): readonly Typist[] {
  return useSyncExternalStore(subscribe, () => typists.get(conversation) ?? nobody);
}
