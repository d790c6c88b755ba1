// The person's choices about notifications and this computer, and the way to change them.

import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Settings } from '../../../contract/bridge/settings.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';

/** Asked anew whenever the page is opened: what this computer can offer may have changed. */
const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => unwrap(bridge.settings.get({})),
  staleTime: 0,
  gcTime: 0,
});

/** A choice shows at once; if it could not be stored, what is stored comes back and `error` says why. */
export function useSettings() {
  const client = useQueryClient();
  const newest = useRef(0);
  const { data: settings } = useQuery(settingsQuery);
  const saving = useMutation({
    mutationFn: (chosen: Settings) => unwrap(bridge.settings.set(chosen)),
    onMutate: (chosen) => {
      newest.current += 1;
      client.setQueryData(settingsQuery.queryKey, (shown) => shown && { ...shown, ...chosen });
      return newest.current;
    },
    // The answer to an earlier choice must not undo what was chosen since: a time is typed digit by digit.
    onSuccess: (stored, _chosen, choice) => {
      if (choice === newest.current) client.setQueryData(settingsQuery.queryKey, stored);
    },
    onError: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  });
  const change = (part: Partial<Settings>): void => {
    if (settings === undefined) return;
    const { available: _, ...chosen } = settings;
    saving.mutate({ ...chosen, ...part });
  };
  const error: AppError | null = saving.error === null ? null : toAppError(saving.error);
  return { settings, change, error };
}
