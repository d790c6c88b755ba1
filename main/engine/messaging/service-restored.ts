/** A service that was put back from its own backup has forgotten what came last: its numbers begin anew, and what nobody confirmed is sent again. */
import { forgetTold } from '../privacy/choices/settings.ts';
import { noteEmailForgotten } from '../privacy/details/email-removal.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { restartInbox } from '../store/repositories/inbox.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { sendUndeliveredAgain } from './generations.ts';

const generationSetting = 'service-generation';

/** Call with each `hello`, before anything is taken from that service. */
export function noteServiceGeneration(desk: Desk, serviceGeneration: string): void {
  const { store } = desk;
  const known = findSetting(store, generationSetting);
  if (known === serviceGeneration) return;
  inTransaction(store, () => {
    putSetting(store, generationSetting, serviceGeneration);
    if (known === undefined) return;
    restartInbox(store);
    forgetTold(store);
    noteEmailForgotten(store);
    for (const { id, state } of listConversations(store)) {
      if (state === 'open') sendUndeliveredAgain(desk, id);
    }
  });
}
