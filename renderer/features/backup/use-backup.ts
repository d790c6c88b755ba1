// Backups: what is known of them, and what a person can do about them.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { backupQuery } from '../../bridge/keeping.ts';

/** What was done last, to be told politely. */
type Told = 'made' | 'cancelled' | null;

/** `error` is about what was asked here; why a daily backup failed stands in the status. */
export function useBackup() {
  const client = useQueryClient();
  const { data: status } = useQuery(backupQuery);
  const [told, setTold] = useState<Told>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isAsking, setAsking] = useState(false);

  const during = async (work: () => Promise<Told>): Promise<void> => {
    if (isAsking) return;
    setAsking(true);
    setError(null);
    setTold(null);
    try {
      setTold(await work());
    } catch (thrown) {
      const failure = toAppError(thrown);
      if (failure.code === 'backup.cancelled') setTold('cancelled');
      else setError(failure);
    } finally {
      setAsking(false);
      await client.invalidateQueries({ queryKey: backupQuery.queryKey });
    }
  };

  return {
    status,
    told,
    error,
    make: () =>
      during(async () => {
        const { made } = await unwrap(bridge.backup.make({}));
        return made ? 'made' : null;
      }),
    chooseFolder: () =>
      during(async () => {
        const { chosen } = await unwrap(bridge.backup.chooseFolder({}));
        return chosen ? 'made' : null;
      }),
    stopDaily: () =>
      during(async () => {
        client.setQueryData(backupQuery.queryKey, await unwrap(bridge.backup.stopDaily({})));
        return null;
      }),
    /** The call that writes answers `backup.cancelled` then. */
    cancel: async (): Promise<void> => {
      try {
        client.setQueryData(backupQuery.queryKey, await unwrap(bridge.backup.cancel({})));
      } catch (thrown) {
        setError(toAppError(thrown));
      }
    },
  };
}

export type Backup = ReturnType<typeof useBackup>;
