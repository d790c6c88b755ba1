// The loaded part of a conversation: newest page first, older pages in front, changes merged by message id.

import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DeliveryState, MessageView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';
import { conversationsQuery } from './queries.ts';
import { noteRemoved, withoutRemoved } from './removed-messages.ts';

/** A part of a conversation without gaps, oldest first, and whether there is more on either side of it. */
export interface Thread {
  readonly messages: readonly MessageView[];
  /** Older ones exist. */
  readonly more: boolean;
  /** Newer ones exist: the person went to a line far back. */
  readonly newer: boolean;
  /** Another number when another part took its place: nothing of where the person was in it goes on. */
  readonly part: number;
}

/** Messages fetched at first, and then each time the person comes near the oldest; the bridge allows at most 200. */
export const pageSize = 60;
const largestPage = 200;
/** A page in memory holds no more than this of one conversation; the other end is let go. */
const mostLoaded = 4_000;

const rank: Readonly<Record<DeliveryState, number>> = { waiting: 0, sent: 1, delivered: 2, read: 3 };

/** The later of two views of one message: delivery never goes back, whatever order answers and events come in. */
function laterOf(known: MessageView | undefined, next: MessageView): MessageView {
  return known !== undefined && rank[known.delivery] > rank[next.delivery] ? known : next;
}

/** After the last message that stands before this order; the newest are looked at first, where changes happen. */
function placeFor(messages: readonly MessageView[], order: number): number {
  return messages.findLastIndex((one) => one.order <= order) + 1;
}

/** One message added or replaced, in a list that may be changed. */
function put(messages: MessageView[], next: MessageView): void {
  const at = messages.findLastIndex(({ id }) => id === next.id);
  const known = messages[at];
  const shown = laterOf(known, next);
  if (known !== undefined && known.order === shown.order) {
    messages[at] = shown;
    return;
  }
  if (known !== undefined) messages.splice(at, 1);
  messages.splice(placeFor(messages, shown.order), 0, shown);
}

/** The thread with these messages added or replaced, in the list's order. A page in front of it costs no sorting. */
export function mergeMessages(thread: Thread, changed: readonly MessageView[]): Thread {
  const first = thread.messages[0];
  const ids = new Set(changed.map(({ id }) => id));
  const isInFront =
    first !== undefined &&
    changed.every(({ order }) => order < first.order) &&
    !thread.messages.some(({ id }) => ids.has(id));
  if (isInFront) return { ...thread, messages: [...changed, ...thread.messages] };
  const messages = [...thread.messages];
  for (const message of changed) put(messages, message);
  return { ...thread, messages };
}

/** These messages left the list: off the loaded thread, and not back on it through a view that is on its way. */
export function takeOffThread(client: QueryClient, conversation: string, ids: readonly string[]): void {
  noteRemoved(conversation, ids);
  updateThread(client, conversation, (thread) => thread);
}

/** The thread without these messages. */
export function withoutMessages(thread: Thread, ids: readonly string[]): Thread {
  const gone = new Set(ids);
  return { ...thread, messages: thread.messages.filter(({ id }) => !gone.has(id)) };
}

/** Where the page before this message begins; without one, the newest page. */
const placeOf = (message: MessageView | undefined) =>
  message === undefined ? null : { order: message.order, id: message.id };

async function fetchNewest(conversation: string, wanted: number): Promise<Omit<Thread, 'part'>> {
  let messages: readonly MessageView[] = [];
  let more = true;
  while (more && messages.length < wanted) {
    const limit = Math.min(largestPage, wanted - messages.length);
    const before = placeOf(messages[0]);
    const page = await unwrap(bridge.messages.list({ conversation, before, limit }));
    messages = [...page.messages, ...messages];
    more = page.more;
  }
  return { messages, more, newer: false };
}

/** The same part again, as far as it reached. */
async function fetchPart(conversation: string, part: Thread): Promise<Omit<Thread, 'part'>> {
  const [first] = part.messages;
  if (first === undefined) return fetchNewest(conversation, pageSize);
  let messages: readonly MessageView[] = [];
  let newer = true;
  while (newer && messages.length < part.messages.length) {
    const from = placeOf(messages.at(-1)) ?? { order: first.order, id: first.id };
    const page = await unwrap(bridge.messages.list({ conversation, before: null, from, limit: largestPage }));
    messages = [...messages.slice(0, -1), ...page.messages];
    newer = page.more;
  }
  return { messages, more: part.more, newer };
}

/** Lines before the first unread one, so that reading goes on where it stopped. */
const beforeUnread = 20;
/** Who comes back to more than this starts in the middle of it. */
const mostUnread = 2_000;

function countUnread(client: QueryClient, conversation: string): number {
  const known = client.getQueryData(conversationsQuery.queryKey)?.find(({ id }) => id === conversation);
  return Math.min(known?.unread ?? 0, mostUnread);
}

const keyOf = (conversation: string) => ['messages', conversation] as const;

/** The thread of a conversation. Asking again reads as many messages as are loaded. */
export const threadQuery = (client: QueryClient, conversation: string) =>
  queryOptions({
    queryKey: keyOf(conversation),
    queryFn: async (): Promise<Thread> => {
      const known = client.getQueryData<Thread>(keyOf(conversation));
      const part = known?.part ?? 0;
      if (known?.newer === true)
        return standing(conversation, { ...(await fetchPart(conversation, known)), part });
      const loaded = () => loadedMessages(client, conversation);
      const wanted = Math.max(pageSize, loaded().length, countUnread(client, conversation) + beforeUnread);
      const fetched = await fetchNewest(conversation, wanted);
      const ids = new Set(fetched.messages.map(({ id }) => id));
      const newest = fetched.messages.at(-1)?.order ?? 0;
      // What events or the person added while the pages were read stays.
      const added = loaded().filter(({ id, order }) => !ids.has(id) && order > newest);
      const again = loaded().filter(({ id }) => ids.has(id));
      const merged = mergeMessages({ ...fetched, part, messages: [...again, ...added] }, fetched.messages);
      return standing(conversation, merged);
    },
  });

/** A thread without what was taken off it while views of it were on their way. */
const standing = (conversation: string, thread: Thread): Thread => {
  const messages = withoutRemoved(conversation, thread.messages);
  return messages === thread.messages ? thread : { ...thread, messages };
};

/** What is loaded of a conversation, oldest first. */
export function loadedMessages(client: QueryClient, conversation: string): readonly MessageView[] {
  return client.getQueryData<Thread>(keyOf(conversation))?.messages ?? [];
}

/** Changes a loaded thread; one that is not loaded stays so and is read when it is opened. */
export function updateThread(
  client: QueryClient,
  conversation: string,
  update: (thread: Thread) => Thread,
): void {
  client.setQueryData<Thread>(keyOf(conversation), (thread) =>
    thread === undefined ? undefined : standing(conversation, update(thread)),
  );
}

/** Puts a page where it was asked for; into another part that took its place meanwhile it would tear a gap. */
function addPage(
  client: QueryClient,
  conversation: string,
  part: number,
  page: { readonly messages: readonly MessageView[]; readonly more: boolean },
  end: 'older' | 'newer',
): void {
  updateThread(client, conversation, (thread) => {
    if (thread.part !== part) return thread;
    const { messages, more, newer } = mergeMessages(thread, page.messages);
    const isTooLong = messages.length > mostLoaded;
    if (end === 'older')
      return { messages: messages.slice(0, mostLoaded), more: page.more, newer: newer || isTooLong, part };
    return { messages: messages.slice(-mostLoaded), more: more || isTooLong, newer: page.more, part };
  });
}

/** Reads the page before the oldest loaded message. */
export async function loadOlder(client: QueryClient, conversation: string): Promise<void> {
  const thread = client.getQueryData<Thread>(keyOf(conversation));
  if (thread === undefined) return;
  const before = placeOf(thread.messages[0]);
  const page = await unwrap(bridge.messages.list({ conversation, before, limit: largestPage }));
  addPage(client, conversation, thread.part, page, 'older');
}

/** Reads the page behind the newest loaded message of a part that lies far back. */
export async function loadNewer(client: QueryClient, conversation: string): Promise<void> {
  const thread = client.getQueryData<Thread>(keyOf(conversation));
  const from = placeOf(thread?.messages.at(-1));
  if (thread === undefined || from === null) return;
  const page = await unwrap(bridge.messages.list({ conversation, before: null, from, limit: largestPage }));
  addPage(client, conversation, thread.part, page, 'newer');
}

/** What is being read now would bring back what is replaced. */
async function replaceThread(
  client: QueryClient,
  conversation: string,
  thread: Omit<Thread, 'part'>,
): Promise<void> {
  await client.cancelQueries({ queryKey: keyOf(conversation) });
  const part = (client.getQueryData<Thread>(keyOf(conversation))?.part ?? 0) + 1;
  client.setQueryData<Thread>(keyOf(conversation), standing(conversation, { ...thread, part }));
}

/** Loads a line with what stands around it, unless it is loaded. Throws `message.unknown`. */
export async function loadAround(client: QueryClient, conversation: string, message: string): Promise<void> {
  if (loadedMessages(client, conversation).some(({ id }) => id === message)) return;
  const found = await unwrap(bridge.messages.around({ conversation, message, limit: 2 * pageSize }));
  const { messages, older: more, newer } = found;
  await replaceThread(client, conversation, { messages, more, newer });
}

/** Back from a part far back to the newest lines. */
export async function loadNewest(client: QueryClient, conversation: string): Promise<void> {
  if (client.getQueryData<Thread>(keyOf(conversation))?.newer !== true) return;
  await replaceThread(client, conversation, await fetchNewest(conversation, pageSize));
}

/** Who comes back later begins at the newest lines: a part far back is not kept. */
export function leaveThread(client: QueryClient, conversation: string): void {
  const queryKey = keyOf(conversation);
  if (client.getQueryData<Thread>(queryKey)?.newer === true) client.removeQueries({ queryKey });
}

/** All its lines were deleted here. */
export function emptyThread(client: QueryClient, conversation: string): void {
  if (client.getQueryData<Thread>(keyOf(conversation)) === undefined) return;
  void replaceThread(client, conversation, { messages: [], more: false, newer: false });
}

/** Of changed messages those that a part can take in without leaving a gap; the others are read with their page. */
export function fitting(thread: Thread, messages: readonly MessageView[]): readonly MessageView[] {
  const oldest = thread.more ? (thread.messages[0]?.order ?? 0) : 0;
  const newest = thread.newer ? (thread.messages.at(-1)?.order ?? 0) : Number.POSITIVE_INFINITY;
  return messages.filter(({ order }) => order >= oldest && order <= newest);
}
