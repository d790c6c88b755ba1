// How far a long piece of work on this device has come.

import { useEffect, useState } from 'react';
import type { Progress } from '../../../contract/bridge/views.ts';
import { bridgeEvents } from '../../bridge/bridge.ts';

/** 0 to 1, or null before the first word of it. Starts anew with each piece of work. */
export function useProgress(isRunning: boolean): number | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!isRunning) return;
    setProgress(null);
    return bridgeEvents.onDeviceProgress(setProgress);
  }, [isRunning]);
  return progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total);
}
