// How far something has come, as bars show it.

import type { Progress } from '../../../contract/bridge/views.ts';

/** 0 to 1; null before anything is counted. */
export function shareOf({ done, total }: Progress): number | null {
  return total === 0 ? null : Math.min(1, done / total);
}
