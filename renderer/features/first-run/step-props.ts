// What every step of first run gets.

import type { Dispatch } from 'react';
import type { FirstRunAction, FirstRunState } from './first-run-state.ts';

export interface StepProps {
  readonly state: FirstRunState;
  readonly dispatch: Dispatch<FirstRunAction>;
  /** A call is on its way: nothing can be pressed twice. */
  readonly isBusy: boolean;
  /** To the step before; null where there is none or not now. */
  readonly back: (() => void) | null;
}
