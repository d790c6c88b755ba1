// Answers for theme and language, and tells the page when they change.

import type { AppearanceStore } from '../shell/appearance.ts';
import type { Emit } from './emit.ts';
import { handle } from './handle.ts';

/** Registers `appearance.*`. */
export function registerAppearance(appearance: AppearanceStore, emit: Emit): void {
  handle('appearance.get', () => appearance.get());
  handle('appearance.set', (chosen) => appearance.set(chosen));
  appearance.onChanged((chosen) => emit('appearance.changed', chosen));
}
