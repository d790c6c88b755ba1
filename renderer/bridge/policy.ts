// The privacy policy: where the person stands with it, its versions, and answering one.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelRequest } from '../../contract/bridge/channels.ts';
import type { PolicyView } from '../../contract/bridge/policy-view.ts';
import { bridge, unwrap } from './bridge.ts';

/** Kept up to date by its event. */
export const policyQuery = queryOptions({
  queryKey: ['policy'],
  queryFn: () => unwrap(bridge.policy.view({})),
});

/** A whole version; it never changes. */
export const policyTextQuery = (version: number) =>
  queryOptions({
    queryKey: ['policyText', version],
    queryFn: () => unwrap(bridge.policy.read({ version })),
    staleTime: Number.POSITIVE_INFINITY,
  });

export function useAnswerPolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: ChannelRequest<'policy.answer'>) => unwrap(bridge.policy.answer(answer)),
    onSuccess: (view: PolicyView) => client.setQueryData(policyQuery.queryKey, view),
  });
}
