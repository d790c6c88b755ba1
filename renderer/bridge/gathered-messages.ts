// Puts changed messages into their threads: the first at once, many in a row together, so that a long sync paints rarely.

import type { QueryClient } from '@tanstack/react-query';
import type { MessageView } from '../../contract/bridge/views.ts';
import { fitting, mergeMessages, updateThread } from './messages.ts';

/** Shortest time between two paints of one thread. */
const restMs = 50;

/** What arrived while a thread rests, by conversation. */
type Resting = Map<string, MessageView[]>;

/** A receiver of changed messages. */
export function createMessageGatherer(client: QueryClient): (message: MessageView) => void {
  const resting: Resting = new Map();
  const merge = (conversation: string, messages: readonly MessageView[]): void =>
    updateThread(client, conversation, (thread) => mergeMessages(thread, fitting(thread, messages)));

  const rest = (conversation: string): void => {
    resting.set(conversation, []);
    setTimeout(() => {
      const arrived = resting.get(conversation) ?? [];
      resting.delete(conversation);
      if (arrived.length === 0) return;
      merge(conversation, arrived);
      rest(conversation);
    }, restMs);
  };

  return (message) => {
    const waiting = resting.get(message.conversation);
    if (waiting !== undefined) {
      waiting.push(message);
      return;
    }
    merge(message.conversation, [message]);
    rest(message.conversation);
  };
}
