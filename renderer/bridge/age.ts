// Ages that this practice reported.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReportedAge } from '../../contract/domain/pairing.ts';
import { bridge, unwrap } from './bridge.ts';

/** As the service has them now. */
export const ageReportsQuery = queryOptions({
  queryKey: ['ageReports'],
  queryFn: async () => (await unwrap(bridge.age.list({}))).reports,
  retry: false,
  // Going from person to person does not ask each time.
  staleTime: 60_000,
});

function useAgeAct<Asked>(act: (asked: Asked) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => client.invalidateQueries({ queryKey: ageReportsQuery.queryKey }),
  });
}

export const useReportAge = () =>
  useAgeAct((asked: { readonly conversation: string; readonly age: ReportedAge }) =>
    unwrap(bridge.age.report(asked)),
  );

export const useTakeAgeBack = () =>
  useAgeAct((conversation: string) => unwrap(bridge.age.takeBack({ conversation })));
