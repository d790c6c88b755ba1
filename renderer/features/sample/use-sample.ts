// Whether the sample practice is open.

import { useQuery } from '@tanstack/react-query';
import { profileQuery } from '../../bridge/queries.ts';

/** True in the sample practice. */
export function useIsSample(): boolean {
  const { data } = useQuery(profileQuery);
  return data?.state === 'open' && data.sampleNow !== undefined;
}
