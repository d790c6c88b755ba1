// A lost computer: what was done about it, and doing it.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** The last report; null where there was none. */
export const lostReportQuery = queryOptions({
  queryKey: ['lostReport'],
  queryFn: async () => (await unwrap(bridge.lost.report({}))).report,
  staleTime: 0,
  gcTime: 0,
  retry: false,
});

/** `passcode` null where none is set. */
export function useBeginLost() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (passcode: string | null) => unwrap(bridge.lost.begin({ passcode })),
    onSuccess: (report) => {
      client.setQueryData(lostReportQuery.queryKey, report);
      return client.invalidateQueries();
    },
  });
}
