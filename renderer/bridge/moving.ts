// How far a move to another computer has come, and what the person says about it.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MovingView } from '../../contract/bridge/moving-view.ts';
import { bridge, unwrap } from './bridge.ts';

/** While lines are on their way their number is asked for; every step comes by its event. */
const lookEveryMs = 1_500;

export const movingQuery = queryOptions({
  queryKey: ['moving'],
  queryFn: () => unwrap(bridge.moving.status({})),
  refetchInterval: ({ state: { data } }) =>
    data?.state === 'sending' || data?.state === 'leaving' ? lookEveryMs : false,
});

/** Each answer is the state that follows. */
export function useMoving() {
  const client = useQueryClient();
  const onSuccess = (view: MovingView) => client.setQueryData(movingQuery.queryKey, view);
  return {
    begin: useMutation({
      mutationFn: (move: { readonly device: string; readonly passcode: string | null }) =>
        unwrap(bridge.moving.begin(move)),
      onSuccess,
    }),
    again: useMutation({ mutationFn: () => unwrap(bridge.moving.again({})), onSuccess }),
    finish: useMutation({
      mutationFn: (passcode: string | null) => unwrap(bridge.moving.finish({ passcode })),
      onSuccess,
    }),
    cancel: useMutation({ mutationFn: () => unwrap(bridge.moving.cancel({})), onSuccess }),
  };
}
