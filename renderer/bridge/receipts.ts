// Receipts of what the person did about their data.

import { queryOptions } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** Newest first, and how the service's signing key stands; kept up to date by its event. */
export const receiptsQuery = queryOptions({
  queryKey: ['receipts'],
  queryFn: () => unwrap(bridge.receipts.list({})),
  staleTime: 0,
});
