// What keeps messages from being lost, as the page reads it: the recovery kit and the backups.

import { queryOptions } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** Whether there is a recovery kit. Asked anew by whoever shows it: the service may have taken its record meanwhile. */
export const recoveryQuery = queryOptions({
  queryKey: ['recovery'],
  queryFn: () => unwrap(bridge.recovery.status({})),
  staleTime: 0,
});

/** Backups that this computer knows of, and the one that is being written; kept up to date by its event. */
export const backupQuery = queryOptions({
  queryKey: ['backup'],
  queryFn: () => unwrap(bridge.backup.status({})),
  staleTime: 0,
});
