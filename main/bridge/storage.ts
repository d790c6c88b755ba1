// Answers for what this app may write to the computer, and puts the question where the person wants to be asked.

import type { ShellStorage } from '../../contract/bridge/channels/storage.ts';
import type { StorageChoices } from '../shell/storage/choices.ts';
import { countBlocked } from '../writing/gate.ts';
import type { Emit } from './emit.ts';
import { handle } from './handle.ts';

/** Registers the shell's half of `storage.*`. */
export function registerStorage(storage: StorageChoices, emit: Emit): void {
  const view = (): ShellStorage => ({ choices: storage.all(), blocked: countBlocked() });
  handle('storage.get', view);
  handle('storage.choose', ({ item, choice }) => {
    storage.choose(item, choice);
    emit('storage.changed', {});
    return view();
  });
  handle('storage.answer', ({ item, answer }) => {
    storage.answer(item, answer);
    emit('storage.changed', {});
    return view();
  });
  storage.onAsked((item) => emit('storage.asked', { item }));
}
