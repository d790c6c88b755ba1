// What a person does with people and invitations; each answer is put into the cache at once.

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConversationView, InvitationView } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';
import { conversationsQuery, invitationsQuery } from './queries.ts';

function putConversation(client: QueryClient, changed: ConversationView): void {
  client.setQueryData(conversationsQuery.queryKey, (list) =>
    list?.map((one) => (one.id === changed.id ? changed : one)),
  );
}

function putInvitation(client: QueryClient, changed: InvitationView): void {
  client.setQueryData(invitationsQuery.queryKey, (list) => {
    const others = (list ?? []).filter(({ id }) => id !== changed.id);
    return [...others, changed].sort((a, b) => b.createdAt - a.createdAt);
  });
}

/** Yes: this is the person who was invited. */
export function useConfirm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (conversation: string) => unwrap(bridge.pairing.confirm({ conversation })),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** No: what this person sent about themselves is removed. */
export function useDecline() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (conversation: string) => unwrap(bridge.pairing.decline({ conversation })),
    onSuccess: () => client.invalidateQueries({ queryKey: conversationsQuery.queryKey }),
  });
}

/** Asks the other person for what this computer lacks of a conversation. */
export function useAskForHistory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (conversation: string) => unwrap(bridge.history.ask({ conversation })),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** Yes or no to somebody who lost a conversation. */
export function useAnswerHistory() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: { readonly conversation: string; readonly send: boolean }) =>
      unwrap(bridge.history.answer(answer)),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** Changes the private label; an empty one removes it. */
export function useSetLabel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { readonly conversation: string; readonly label: string }) =>
      unwrap(bridge.conversations.setLabel(change)),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** Everything up to `upTo` has been on the screen, in a focused window, for a second. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (read: { readonly conversation: string; readonly upTo: number }) =>
      unwrap(bridge.conversations.markRead(read)),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** Where a conversation stands on the desk. */
export function useArrange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Parameters<typeof bridge.conversations.arrange>[0]) =>
      unwrap(bridge.conversations.arrange(change)),
    onSuccess: (changed) => putConversation(client, changed),
  });
}

/** Makes one personal invitation. */
export function useCreateInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (label: string) => unwrap(bridge.pairing.createInvitation({ label })),
    onSuccess: (made) => putInvitation(client, made),
  });
}

/** Makes one personal invitation for each label; what could not be made comes back with its reason. */
export function useCreateInvitations() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (labels: readonly string[]) =>
      unwrap(bridge.pairing.createInvitations({ labels: [...labels] })),
    onSuccess: ({ invitations }) => {
      for (const made of invitations) putInvitation(client, made);
    },
  });
}

/** A new invitation with the label of another one, which ends. */
export function useRenewInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(bridge.pairing.renewInvitation({ id })),
    onSuccess: (made) => putInvitation(client, made),
    // The old one ended even where making the new one failed.
    onSettled: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
}

/** Ends an invitation for good. */
export function useRevokeInvitation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(bridge.pairing.revokeInvitation({ id })),
    onSuccess: (ended) => putInvitation(client, ended),
  });
}
