// What a person does with lines besides writing them: change, take back, mark; and what is told of reading and typing.

import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MessageView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';
import { fitting, mergeMessages, updateThread } from './messages.ts';

const put = (client: QueryClient, message: MessageView): void => {
  updateThread(client, message.conversation, (thread) => mergeMessages(thread, fitting(thread, [message])));
  void client.invalidateQueries({ queryKey: ['pinned', message.conversation] });
  void client.invalidateQueries({ queryKey: ['starred'] });
};

/** New words for a line. Throws the engine's coded error. */
export async function editMessage(
  client: QueryClient,
  edit: { readonly conversation: string; readonly message: string; readonly text: string },
): Promise<void> {
  put(client, await unwrap(bridge.messages.edit(edit)));
}

/** Takes lines back on all sides, at most 200. Throws the engine's coded error; then nothing is taken back. */
export async function eraseForAll(conversation: string, messages: readonly string[]): Promise<void> {
  await unwrap(bridge.messages.eraseForAll({ conversation, messages: [...messages] }));
}

/** Stars or pins one line, or takes that back. */
export function useMark() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (marks: {
      readonly conversation: string;
      readonly message: string;
      readonly starred?: boolean;
      readonly pinned?: boolean;
    }) => unwrap(bridge.messages.mark(marks)),
    onSuccess: (message) => put(client, message),
  });
}

/** Pinned lines of a conversation, oldest line first. */
export const pinnedQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['pinned', conversation],
    queryFn: async () => (await unwrap(bridge.messages.listPinned({ conversation }))).messages,
  });

/** The newest stars, up to `limit`, and whether there are more. */
export const starredQuery = (limit: number) =>
  queryOptions({
    queryKey: ['starred', limit],
    queryFn: () => unwrap(bridge.messages.listStarred({ before: null, limit })),
  });

/** Deletes all lines of a conversation here; answers what taking it back names. */
export async function clearConversation(
  conversation: string,
): Promise<{ readonly until: number; readonly count: number }> {
  return unwrap(bridge.conversations.clear({ conversation }));
}

export async function undoClear(conversation: string, until: number): Promise<number> {
  return (await unwrap(bridge.conversations.undoClear({ conversation, until }))).restored;
}

/** What is told of reading and typing. */
export const tellingQuery = queryOptions({
  queryKey: ['telling'],
  queryFn: () => unwrap(bridge.telling.get({})),
});

export function useSetTelling() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (telling: { readonly read?: boolean; readonly typing?: boolean }) =>
      unwrap(bridge.telling.set(telling)),
    onSuccess: (telling) => client.setQueryData(tellingQuery.queryKey, telling),
  });
}

/** Says that the person types, or has stopped; nobody waits for an answer, and a failure changes nothing. */
export function tellTyping(conversation: string, active: boolean): void {
  void bridge.telling.typing({ conversation, active }).catch(() => undefined);
}
