// Coming in: the first moment in which somebody else is told anything.

import { useState } from 'react';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { type AppError, toAppError } from '../../../contract/errors/app-error.ts';
import { step } from '../app/call-store.ts';
import { callBridge } from '../bridge.ts';
import { tellCheckIn } from './check-in.ts';

/** `call` as it was shown when the person pressed: over Zoom only who was told so. */
export function useEntering(call: CallView) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const enter = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const told = call.engine === 'zoom' ? { zoom: true } : {};
      const moved = call.isElsewhere ? await step(callBridge.takeOver(told)) : call;
      if (moved.phase === 'checking') await step(callBridge.enter(told));
      // Told again with the quiet sign, should it fail now: nobody is kept out by it.
      if (!call.isHost) await tellCheckIn().catch(() => {});
    } catch (thrown) {
      setError(toAppError(thrown));
    }
    setBusy(false);
  };
  return { enter, isBusy, error };
}
