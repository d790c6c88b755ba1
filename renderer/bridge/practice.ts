// What the therapist settles for the practice.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Practice } from '../../contract/bridge/channels/practice.ts';
import { bridge, unwrap } from './bridge.ts';

/** For a therapist only. */
export const practiceQuery = queryOptions({
  queryKey: ['practice'],
  queryFn: () => unwrap(bridge.practice.get({})),
});

export function useSetPractice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (practice: Practice) => unwrap(bridge.practice.set(practice)),
    onSuccess: (practice) => client.setQueryData(practiceQuery.queryKey, practice),
  });
}
