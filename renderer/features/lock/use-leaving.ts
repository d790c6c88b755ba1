// When a profile is left (locked, forgotten, a sample ended, or not to be opened any more): the page forgets what it knew of it.

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { forgetDrafts } from '../conversation/drafts.ts';
import { coveredBy, uncover } from './cover.ts';

/** What the page has read that belongs to the computer, not to a profile. */
const kept: ReadonlySet<unknown> = new Set(['profile', 'appearance', 'settings', 'app']);

function forget(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
  forgetDrafts();
}

/** Whose profile is open; null while none is. */
function openOne(status: ProfileStatus | undefined): 'own' | 'sample' | null {
  if (status?.state !== 'open') return null;
  return status.sampleNow === undefined ? 'own' : 'sample';
}

/** Use it once, in the app. `leave` takes the person out of every place and sheet. */
export function useLeaving(status: ProfileStatus | undefined, leave: () => void): void {
  const client = useQueryClient();
  const now = openOne(status);
  const before = useRef(now);
  useEffect(() => {
    if (before.current !== null && before.current !== now) {
      forget(client);
      leave();
    }
    before.current = now;
    // A page that was not replaced stands locked by itself.
    if (now === null && coveredBy() === 'lock') uncover();
  }, [client, now, leave]);
}
