// Exports and imports, as the page reads them.

import { queryOptions } from '@tanstack/react-query';
import { bridge, unwrap } from './bridge.ts';

/** What is under way, and whether an export could be brought along; kept up to date by its event. */
export const portabilityQuery = queryOptions({
  queryKey: ['portability'],
  queryFn: () => unwrap(bridge.portability.status({})),
  staleTime: 0,
});
