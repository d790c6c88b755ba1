// What this person said of themselves, and requests about care data.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelRequest } from '../../contract/bridge/channels.ts';
import type { OwnDetailsView, RequestView } from '../../contract/bridge/rights-view.ts';
import type { WhatWeHold } from '../../contract/bridge/views.ts';
import { bridge, unwrap } from './bridge.ts';

export const detailsQuery = queryOptions({
  queryKey: ['details'],
  queryFn: () => unwrap(bridge.rights.details({})),
});

/** Newest first; their days are counted anew each time they are read. */
export const requestsQuery = queryOptions({
  queryKey: ['rightsRequests'],
  queryFn: async () => (await unwrap(bridge.rights.requests({}))).requests,
  staleTime: 0,
});

/** The e-mail address last: what only needs this computer is done when the service is away. */
export function useCorrect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({
      email,
      ...own
    }: ChannelRequest<'rights.correct'> & Partial<ChannelRequest<'rights.correctEmail'>>) => {
      const isOwn = Object.values(own).some((typed) => typed !== undefined);
      const corrected = isOwn ? await unwrap(bridge.rights.correct(own)) : undefined;
      if (corrected !== undefined) client.setQueryData(detailsQuery.queryKey, corrected);
      if (email === undefined) return corrected;
      return unwrap(bridge.rights.correctEmail({ email }));
    },
    onSuccess: (details) => {
      if (details !== undefined) client.setQueryData(detailsQuery.queryKey, details);
    },
  });
}

interface Counted {
  readonly counted: WhatWeHold;
  readonly details: OwnDetailsView;
  readonly requests: readonly RequestView[];
}

/** Counts everything anew, words it, and asks where to save it. Answers whether it was saved. */
export async function saveAccessReport(word: (held: Counted) => string): Promise<boolean> {
  const [counted, details, { requests }] = await Promise.all([
    unwrap(bridge.privacy.whatWeHold({})),
    unwrap(bridge.rights.details({})),
    unwrap(bridge.rights.requests({})),
  ]);
  const { saved } = await unwrap(
    bridge.rights.saveReport({
      text: word({ counted, details, requests }),
      classes: counted.holdings.length,
      isServiceCounted: counted.serviceError === null,
    }),
  );
  return saved;
}

export function useAsk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: ChannelRequest<'rights.ask'>) => unwrap(bridge.rights.ask(asked)),
    onSuccess: () => client.invalidateQueries({ queryKey: requestsQuery.queryKey }),
  });
}

export function useAnswer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: ChannelRequest<'rights.answer'>) => unwrap(bridge.rights.answer(given)),
    onSuccess: () => client.invalidateQueries({ queryKey: requestsQuery.queryKey }),
  });
}
