// The computers of this person, and how far linking another one has come.

import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { LinkingView, OwnDeviceView } from '../../contract/bridge/linking-view.ts';
import { bridge, unwrap } from './bridge.ts';

/** Asks the service too when each was last seen. */
export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: async () => (await unwrap(bridge.devices.list({}))).devices,
});

/** Kept up to date by its event. */
export const linkingQuery = queryOptions({
  queryKey: ['linking'],
  queryFn: () => unwrap(bridge.linking.status({})),
});

/** What the person says about linking; each answer is the state that follows. */
export function useLinking() {
  const client = useQueryClient();
  const onSuccess = (view: LinkingView) => client.setQueryData(linkingQuery.queryKey, view);
  return {
    begin: useMutation({
      mutationFn: (passcode: string | null) => unwrap(bridge.linking.begin({ passcode })),
      onSuccess,
    }),
    join: useMutation({
      mutationFn: (typed: Parameters<typeof bridge.linking.join>[0]) => unwrap(bridge.linking.join(typed)),
      onSuccess,
    }),
    same: useMutation({ mutationFn: () => unwrap(bridge.linking.same({})), onSuccess }),
    differ: useMutation({ mutationFn: () => unwrap(bridge.linking.differ({})), onSuccess }),
    cancel: useMutation({ mutationFn: () => unwrap(bridge.linking.cancel({})), onSuccess }),
  };
}

/** What is done with one's computers; each answers the list as it is then. */
export function useComputers() {
  const client = useQueryClient();
  const onSuccess = ({ devices }: { readonly devices: OwnDeviceView[] }) =>
    client.setQueryData(devicesQuery.queryKey, devices);
  return {
    rename: useMutation({
      mutationFn: (change: { readonly device: string; readonly name: string }) =>
        unwrap(bridge.devices.rename(change)),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (change: { readonly device: string; readonly passcode: string | null }) =>
        unwrap(bridge.devices.revoke(change)),
      onSuccess,
    }),
    sendHistory: useMutation({ mutationFn: () => unwrap(bridge.devices.sendHistory({})) }),
    told: useMutation({ mutationFn: () => unwrap(bridge.devices.told({})), onSuccess }),
  };
}
