// Whether lines came into the chat that were not seen, because it was closed.

import { useEffect, useState } from 'react';
import { callEvents } from '../bridge.ts';

/** Only that there are some: what they say is not asked for before the chat is open. */
export function useNewLines(isOpen: boolean): boolean {
  const [hasNew, setNew] = useState(false);
  useEffect(() => {
    if (isOpen) {
      setNew(false);
      return;
    }
    return callEvents.onLinesChanged(() => setNew(true));
  }, [isOpen]);
  return hasNew;
}
