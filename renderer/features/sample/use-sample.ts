// Whether the sample practice is open, and forgetting it when it was left.

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { profileQuery } from '../../bridge/queries.ts';
import { forgetDrafts } from '../conversation/drafts.ts';

/** What the page has read that belongs to the computer, not to a profile. */
const kept: ReadonlySet<unknown> = new Set(['profile', 'appearance', 'settings', 'app']);

/** True in the sample practice. */
export function useIsSample(): boolean {
  const { data } = useQuery(profileQuery);
  return data?.state === 'open' && data.sampleNow !== undefined;
}

function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
  forgetDrafts();
}

/** However the sample ends (left, or its engine died): nothing of it is shown in what comes next. Use it once, in the app. */
export function useForgettingSample(): void {
  const client = useQueryClient();
  const isSample = useIsSample();
  const wasSample = useRef(isSample);
  useEffect(() => {
    if (wasSample.current && !isSample) forget(client);
    wasSample.current = isSample;
  }, [client, isSample]);
}
