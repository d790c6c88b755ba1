// The finger sensor of macOS; no other system lets Electron ask for one.

import { systemPreferences } from 'electron';
import type { FingerSensor } from './touch.ts';

/** `reason` completes "O7 Therapy is trying to …", in the person's language. */
export function fingerSensor(reason: () => string): FingerSensor {
  return {
    isThere: () =>
      typeof systemPreferences.canPromptTouchID === 'function' && systemPreferences.canPromptTouchID(),
    ask: () => systemPreferences.promptTouchID(reason()),
  };
}
