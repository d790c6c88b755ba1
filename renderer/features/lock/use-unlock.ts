// Tries a passcode, and knows until when the next try has to wait.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';

const untilOf = ({ fields }: AppError): number | null =>
  typeof fields['until'] === 'number' ? fields['until'] : null;

/** `waitUntil` comes from the profile's state and, sooner, from the answer to a try. */
export function useUnlock(known: number | null) {
  const client = useQueryClient();
  const [told, setTold] = useState<number | null>(null);
  const unlocking = useMutation({
    mutationFn: (passcode: string) => unwrap(bridge.lock.unlock({ passcode })),
    onSuccess: (status) => client.setQueryData(profileQuery.queryKey, status),
    onError: (thrown) => {
      setTold(untilOf(toAppError(thrown)));
      return client.invalidateQueries({ queryKey: profileQuery.queryKey });
    },
  });
  return {
    unlock: unlocking.mutate,
    isBusy: unlocking.isPending,
    error: unlocking.error === null ? null : toAppError(unlocking.error),
    /** What was said about the last try is about what was typed then. */
    forgetError: unlocking.reset,
    waitUntil: Math.max(known ?? 0, told ?? 0) || null,
  };
}
