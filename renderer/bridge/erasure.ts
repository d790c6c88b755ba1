// The end of the account everywhere: how it stands, asking for it, taking it back.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** Kept up to date by its event. */
export const erasureQuery = queryOptions({
  queryKey: ['erasure'],
  queryFn: () => unwrap(bridge.erasure.view({})),
});

export function useEraseAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (passcode: string | null) => unwrap(bridge.erasure.ask({ passcode })),
    onSuccess: ({ erasure }) => client.setQueryData(erasureQuery.queryKey, erasure),
  });
}

export function useKeepAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(bridge.erasure.cancel({})),
    onSuccess: ({ erasure }) => client.setQueryData(erasureQuery.queryKey, erasure),
  });
}
