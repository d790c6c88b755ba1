// What a closed window forgets while the page goes on behind it: what lay over it, and the country of Help now.

import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { bridgeEvents } from '../bridge/bridge.ts';
import { keepDraftsNow } from '../features/conversation/drafts.ts';
import { forgetCountry } from '../features/help/chosen-country.ts';
import type { Shell } from './shell-context.ts';

/** A hidden page draws no frame: what fades out would stand there half gone when the window comes back. */
function endAnimations(): void {
  for (const animation of document.getAnimations()) {
    // What has no end cannot be finished, and fades nothing out.
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}

/** Drafts stay, and are kept at once: nobody knows whether the window comes back. */
export function useWindowHidden({ close }: Pick<Shell, 'close'>): void {
  useEffect(
    () =>
      bridgeEvents.onWindowHidden(() => {
        flushSync(() => {
          close();
          forgetCountry();
        });
        endAnimations();
        void keepDraftsNow();
      }),
    [close],
  );
}
