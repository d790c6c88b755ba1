// What a person decides about those they write with; every answer shows in the list of conversations.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';
import { conversationsQuery } from './queries.ts';

/** The number that this person and another account have in common; kept nowhere. */
export const safetyNumberQuery = (account: string) =>
  queryOptions({
    queryKey: ['safetyNumber', account],
    queryFn: () => unwrap(bridge.people.safetyNumber({ account })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

/** One decision, then the list and the number are read again. */
function useDecision<Asked>(decide: (asked: Asked) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: conversationsQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['safetyNumber'] }),
      ]),
  });
}

/** "They are the same", said of the digits that were shown. */
export const useVerify = () =>
  useDecision((asked: { readonly account: string; readonly digits: string }) =>
    unwrap(bridge.people.verify(asked)),
  );

export const useUnverify = () =>
  useDecision((account: string) => unwrap(bridge.people.unverify({ account })));

/** Goes on with a changed account key without comparing. */
export const useAcceptKey = () =>
  useDecision((account: string) => unwrap(bridge.people.acceptKey({ account })));

export const useBlock = () =>
  useDecision((asked: { readonly account: string; readonly blocked: boolean }) =>
    unwrap(bridge.people.block(asked)),
  );

export const useMute = () =>
  useDecision((asked: { readonly conversation: string; readonly until: number | null }) =>
    unwrap(bridge.people.mute(asked)),
  );

/** What was reported in a conversation. */
export const reportsQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['reports', conversation],
    queryFn: async () => (await unwrap(bridge.abuse.list({ conversation }))).reports,
    staleTime: 0,
    gcTime: 0,
    // What waits may be handed in while one looks.
    refetchInterval: ({ state }) =>
      state.data?.some(({ sentAt }) => sentAt === null) === true ? 2_000 : false,
  });

export interface ChosenForReport {
  readonly conversation: string;
  readonly messages: string[];
  readonly words: string;
}

/** What would leave. */
export const usePreviewReport = () =>
  useMutation({ mutationFn: (chosen: ChosenForReport) => unwrap(bridge.abuse.preview(chosen)) });

export function useReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (chosen: ChosenForReport) => unwrap(bridge.abuse.report(chosen)),
    onSuccess: (_made, { conversation }) =>
      client.invalidateQueries({ queryKey: reportsQuery(conversation).queryKey }),
  });
}
