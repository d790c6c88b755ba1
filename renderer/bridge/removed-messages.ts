// Ids of messages that were taken off a list: a view of them that was on its way does not bring them back.

import type { MessageView } from '../../contract/bridge/views.ts';

const removed = new Map<string, Set<string>>();

/** These left the list of this conversation. */
export function noteRemoved(conversation: string, ids: readonly string[]): void {
  const known = removed.get(conversation) ?? new Set();
  for (const id of ids) known.add(id);
  removed.set(conversation, known);
}

/** Something came back: the engine's next answer counts again. */
export function forgetRemoved(conversation: string): void {
  removed.delete(conversation);
}

/** The messages without those that left the list; the same array where nothing did. */
export function withoutRemoved(
  conversation: string,
  messages: readonly MessageView[],
): readonly MessageView[] {
  const ids = removed.get(conversation);
  if (ids === undefined || !messages.some(({ id }) => ids.has(id))) return messages;
  return messages.filter(({ id }) => !ids.has(id));
}
