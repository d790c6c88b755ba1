// What a person does with groups, and leaving; each answer is put into the list at once.

import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';
import { conversationsQuery } from './queries.ts';

/** Who is in a group. Read anew when the conversation's people change, and when something about conversations does. */
export const membersQuery = ({ id: conversation, state, people }: ConversationView) =>
  queryOptions({
    queryKey: ['members', conversation, `${state} ${people.map(({ account }) => account).join()}`],
    queryFn: async () => (await unwrap(bridge.groups.members({ conversation }))).members,
    gcTime: 0,
  });

function put(client: QueryClient, changed: ConversationView): void {
  client.setQueryData(conversationsQuery.queryKey, (list) => {
    const others = (list ?? []).filter(({ id }) => id !== changed.id);
    return [...others, changed].sort((a, b) => b.lastActivityAt - a.lastActivityAt);
  });
}

function useChange<Asked>(change: (asked: Asked) => Promise<ConversationView>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: (changed) => put(client, changed) });
}

type People = readonly string[];

/** Answers the group as it stands now: being opened. */
export const useCreateGroup = () =>
  useChange((asked: { readonly title: string; readonly people: People }) =>
    unwrap(bridge.groups.create({ title: asked.title, people: [...asked.people] })),
  );

export const useAddPeople = () =>
  useChange((asked: { readonly conversation: string; readonly people: People }) =>
    unwrap(bridge.groups.add({ conversation: asked.conversation, people: [...asked.people] })),
  );

export const useRemovePerson = () =>
  useChange((asked: { readonly conversation: string; readonly account: string }) =>
    unwrap(bridge.groups.remove(asked)),
  );

export const useRenameGroup = () =>
  useChange((asked: { readonly conversation: string; readonly title: string }) =>
    unwrap(bridge.groups.rename(asked)),
  );

/** Over here at once; the others are told as soon as there is a connection. */
export const useLeave = () =>
  useChange((conversation: string) => unwrap(bridge.conversations.leave({ conversation })));
