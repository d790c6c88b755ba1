// After an unlock: drafts and place come back before the first thing is drawn.

import { useEffect, useState } from 'react';
import type { Shell } from '../../app/shell-context.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { takeDrafts } from '../conversation/drafts.ts';
import { notePlace } from './place.ts';

/** What was kept, or nothing of it: an engine that cannot tell keeps nobody from their messages. */
async function restore(talkTo: (conversation: string) => void): Promise<void> {
  const drafts = await unwrap(bridge.drafts.list({})).catch(() => null);
  if (drafts !== null) takeDrafts(drafts.drafts);
  const kept = await unwrap(bridge.place.take({})).catch(() => null);
  const conversation = kept?.place?.conversation ?? null;
  if (conversation !== null) talkTo(conversation);
}

/** True once an open profile's drafts are in the page's memory. The place is given once and then forgotten. */
export function useRestoring(isOpen: boolean, { talkTo, conversation }: Shell): boolean {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    let isLeft = false;
    void restore(talkTo).then(() => {
      if (!isLeft) setDone(true);
    });
    return () => {
      isLeft = true;
      setDone(false);
    };
  }, [isOpen, talkTo]);
  useEffect(() => notePlace(conversation), [conversation]);
  return isDone;
}
