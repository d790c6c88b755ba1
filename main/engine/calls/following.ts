/** Passes on to the windows of calls what concerns them of what the main window is told: new lines, and the connection. */
import type { EventPayload } from '../../../contract/bridge/events.ts';
import type { Emit, EmitCall } from '../emit.ts';
import type { Store } from '../store/database.ts';
import { listLiveCalls } from '../store/repositories/calls.ts';
import { memoryOf } from './memory.ts';

const aboutLines = new Set([
  'message.changed',
  'messages.removed',
  'messages.reordered',
  'messages.changedEverywhere',
  'conversation.cleared',
]);

/** The same way to the main window; `changed` is called when the connection came to stand, or to stand no more. */
export function followForCalls(store: Store, emit: Emit, emitCall: EmitCall): Emit {
  const memory = memoryOf({ store });
  const tellLines = (conversation: string | undefined) => {
    if (memory.windows.size === 0 || !store.open) return;
    for (const call of listLiveCalls(store)) {
      if (conversation !== undefined && call.conversation !== conversation) continue;
      for (const id of [call.id, ...call.aliases]) emitCall(id, 'call.linesChanged', {});
    }
  };
  return (name, payload) => {
    emit(name, payload);
    if (name === 'connection.changed') {
      const { state } = payload as EventPayload<'connection.changed'>;
      const isOnline = state === 'online';
      if (isOnline !== memory.isOnline) memory.tellOnline(isOnline);
    } else if (aboutLines.has(name)) {
      tellLines((payload as { readonly conversation?: string }).conversation);
    }
  };
}
