// One export or import: what is asked, how far it has come, what came of it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { portabilityQuery } from '../../../bridge/portability.ts';
import { shareOf } from '../../backup/share-of.ts';

/** `Done`: what the call answers once it is finished; null where the person closed the dialog. */
export function usePortability<Done>(kind: 'export' | 'import') {
  const client = useQueryClient();
  const { data: status } = useQuery(portabilityQuery);
  const [done, setDone] = useState<Done | null>(null);
  const [wasStopped, setStopped] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const running = status?.running?.kind === kind ? status.running : null;

  const clear = (): void => {
    setError(null);
    setDone(null);
    setStopped(false);
  };
  /** Answers whether it is finished. */
  const during = async (work: () => Promise<Done | null>): Promise<boolean> => {
    clear();
    try {
      const finished = await work();
      setDone(finished);
      return finished !== null;
    } catch (thrown) {
      const failure = toAppError(thrown);
      if (failure.code === `${kind}.cancelled`) setStopped(true);
      else setError(failure);
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: portabilityQuery.queryKey });
    }
  };

  return {
    mayImport: status?.mayImport ?? false,
    isRunning: running !== null,
    share: running === null ? null : shareOf(running.progress),
    done,
    wasStopped,
    error,
    clear,
    during,
    /** The call that is under way answers then. */
    cancel: async (): Promise<void> => {
      client.setQueryData(portabilityQuery.queryKey, await unwrap(bridge.portability.cancel({})));
    },
  };
}
