// The loaded part of a conversation: newest page first, older pages in front, changes merged by message id.

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DeliveryState, MessageView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';

/** Messages, oldest first, and whether older ones exist. */
export interface Thread {
  readonly messages: readonly MessageView[];
  readonly more: boolean;
}

/** Messages fetched at once; the bridge allows at most 200. */
export const pageSize = 60;
const largestPage = 200;

const rank: Readonly<Record<DeliveryState, number>> = { waiting: 0, sent: 1, delivered: 2 };

/** The later of two views of one message: delivery never goes back, whatever order answers and events come in. */
function laterOf(known: MessageView | undefined, next: MessageView): MessageView {
  return known !== undefined && rank[known.delivery] > rank[next.delivery] ? known : next;
}

/** The thread with these messages added or replaced, in the list's order. */
export function mergeMessages(thread: Thread, changed: readonly MessageView[]): Thread {
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  for (const message of changed) byId.set(message.id, laterOf(byId.get(message.id), message));
  return { ...thread, messages: [...byId.values()].sort((a, b) => a.order - b.order) };
}

/** The thread without one message (a painted one that was not stored). */
export function withoutMessage(thread: Thread, id: string): Thread {
  return { ...thread, messages: thread.messages.filter((message) => message.id !== id) };
}

/** Where the page before this message begins; without one, the newest page. */
const placeOf = (message: MessageView | undefined) =>
  message === undefined ? null : { order: message.order, id: message.id };

async function fetchNewest(conversation: string, wanted: number): Promise<Thread> {
  let messages: readonly MessageView[] = [];
  let more = true;
  while (more && messages.length < wanted) {
    const limit = Math.min(largestPage, wanted - messages.length);
    const before = placeOf(messages[0]);
    const page = await unwrap(bridge.messages.list({ conversation, before, limit }));
    messages = [...page.messages, ...messages];
    more = page.more;
  }
  return { messages, more };
}

const keyOf = (conversation: string) => ['messages', conversation] as const;

/** The thread of a conversation. Asking again reads as many messages as are loaded. */
export const threadQuery = (client: QueryClient, conversation: string) =>
  queryOptions({
    queryKey: keyOf(conversation),
    queryFn: async (): Promise<Thread> => {
      const loaded = () => client.getQueryData<Thread>(keyOf(conversation))?.messages ?? [];
      const fetched = await fetchNewest(conversation, Math.max(pageSize, loaded().length));
      const ids = new Set(fetched.messages.map(({ id }) => id));
      const newest = fetched.messages.at(-1)?.order ?? 0;
      // What events or the person added while the pages were read stays.
      const added = loaded().filter(({ id, order }) => !ids.has(id) && order > newest);
      const known = loaded().filter(({ id }) => ids.has(id));
      return mergeMessages({ messages: [...added, ...known], more: fetched.more }, fetched.messages);
    },
  });

/** Changes a loaded thread; one that is not loaded stays so and is read when it is opened. */
export function updateThread(
  client: QueryClient,
  conversation: string,
  update: (thread: Thread) => Thread,
): void {
  client.setQueryData<Thread>(keyOf(conversation), (thread) =>
    thread === undefined ? undefined : update(thread),
  );
}

/** Reads the page before the oldest loaded message. */
export async function loadOlder(client: QueryClient, conversation: string): Promise<void> {
  const before = placeOf(client.getQueryData<Thread>(keyOf(conversation))?.messages[0]);
  const page = await unwrap(bridge.messages.list({ conversation, before, limit: pageSize }));
  updateThread(client, conversation, (thread) => ({
    ...mergeMessages(thread, page.messages),
    more: page.more,
  }));
}
