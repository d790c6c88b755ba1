// What was written to the operator, and writing it.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** Newest first. */
export const contactQuery = queryOptions({
  queryKey: ['contact'],
  queryFn: async () => (await unwrap(bridge.contact.list({}))).messages,
  staleTime: 0,
  // Looking at what waits tries again.
  refetchInterval: ({ state }) =>
    state.data?.some(
      ({ sentAt, reply, answer }) => sentAt === null || (reply === 'app' && answer === null),
    ) === true
      ? 10_000
      : false,
});

export type ContactReplyChoice =
  | { readonly kind: 'none' | 'app' }
  | { readonly kind: 'email'; readonly address: string };

export function useSendContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { readonly words: string; readonly reply: ContactReplyChoice }) =>
      unwrap(bridge.contact.send(asked)),
    onSuccess: () => client.invalidateQueries({ queryKey: contactQuery.queryKey }),
  });
}

export function useRemoveContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(bridge.contact.remove({ id })),
    onSettled: () => client.invalidateQueries({ queryKey: contactQuery.queryKey }),
  });
}
