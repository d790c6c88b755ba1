// What time it is, as the page shows it: the computer's, or in the sample practice the one at which its clock stands.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { profileQuery } from './queries.ts';

/** The sample practice's time, or null in everybody's own profile and before there is one. In ms since 1970. */
export function sampleNowOf(client: QueryClient): number | null {
  const status = client.getQueryData(profileQuery.queryKey);
  return (status?.state === 'open' ? status.sampleNow : undefined) ?? null;
}

/** For everything that is shown as "today" or gets a time of its own. In ms since 1970. */
export function nowOf(client: QueryClient): number {
  return sampleNowOf(client) ?? Date.now();
}

/** `nowOf` for a view: taken anew whenever it is drawn. */
export function useNow(): number {
  return nowOf(useQueryClient());
}
