// What the ways out of a problem do, and what is told afterwards.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { showToast } from '../../components/toast-queue.ts';

/** Long enough to be read by somebody who is frightened. */
const readMs = 60_000;

/** Each answers the profile's new state; a failure leaves everything on disk as it was. */
export function useWaysOut() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const show = (status: ProfileStatus) => client.setQueryData(profileQuery.queryKey, status);
  return {
    retry: useMutation({
      mutationFn: () => unwrap(bridge.profile.retry({})),
      // An engine that ends over it (main/engine/process.ts) is followed by one that has tried by itself: its state says how.
      retry: false,
      onSuccess: show,
      onError: () => client.invalidateQueries({ queryKey: profileQuery.queryKey }),
    }),
    earlierCopy: useMutation({
      mutationFn: () => unwrap(bridge.restore.earlierCopy({})),
      onSuccess: show,
    }),
    salvage: useMutation({
      mutationFn: () => unwrap(bridge.restore.salvage({})),
      onSuccess: ({ status, messages, lost }) => {
        const back = t('problem.ways.salvage.back', { count: messages });
        const rest =
          lost === 0
            ? t('problem.ways.salvage.nothingLost')
            : t('problem.ways.salvage.lost', { count: lost });
        showToast({ text: `${back} ${rest}`, timeoutMs: readMs });
        show(status);
      },
    }),
  };
}
