// Sessions as the main window knows them: what goes on, what was, and what is done about them.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallEngineName } from '../../contract/domain/call.ts';
import { bridge, unwrap } from './bridge.ts';

/** Sessions that go on or may be joined; kept fresh by their event. */
export const liveCallsQuery = queryOptions({
  queryKey: ['calls', 'live'],
  queryFn: async () => (await unwrap(bridge.calls.live({}))).calls,
});

/** All that were, newest first. */
export const pastCallsQuery = queryOptions({
  queryKey: ['calls', 'past'],
  queryFn: async () => (await unwrap(bridge.calls.past({ conversation: null }))).calls,
  gcTime: 0,
});

/** How this practice holds its sessions. */
export const callSettingsQuery = queryOptions({
  queryKey: ['calls', 'settings'],
  queryFn: () => unwrap(bridge.calls.settings({})),
});

/** Opens the session's own window, or brings it forward. */
export const useOpenCall = () =>
  useMutation({ mutationFn: (conversation: string) => unwrap(bridge.calls.open({ conversation })) });

export const useDeclineCall = () =>
  useMutation({ mutationFn: (call: string) => unwrap(bridge.calls.decline({ call })) });

/** Deletes these entries here; all of them with none named. */
export function useForgetCalls() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (calls: readonly string[]) => unwrap(bridge.calls.forget({ calls: [...calls] })),
    onSettled: () => client.invalidateQueries({ queryKey: pastCallsQuery.queryKey }),
  });
}

export function useSetCallEngine() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (engine: CallEngineName) => unwrap(bridge.calls.setEngine({ engine })),
    onSettled: () => client.invalidateQueries({ queryKey: callSettingsQuery.queryKey }),
  });
}
