/** Clears a conversation on this computer: all its lines are hidden at once, and erased when that can no longer be taken back. */
import { limits } from '../../../contract/domain/limits.ts';
import { reach } from '../crash-points.ts';
import { dropEmptyArchive } from '../store/repositories/brought-along.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { hideSlice, listHiddenUntil, newestPlace, unhideSlice } from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { tellAttention } from './attention.ts';
import { eraseLater, forgetPlans } from './deleting.ts';
import type { Desk } from './desk.ts';

/** Lines of one transaction: what else the engine is asked waits no longer than for this many. */
const sliceRows = 1_000;

/** Runs slices until one is short, letting other work in between; answers how many lines there were. */
async function inSlices(slice: () => number): Promise<number> {
  for (let count = 0; ; ) {
    const done = slice();
    count += done;
    if (done < sliceRows) return count;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What comes while it is being cleared stays. Throws `conversation.unknown`. */
export async function clearConversation(
  desk: Desk,
  conversation: string,
): Promise<{ readonly until: number; readonly count: number }> {
  const { store, clock } = desk;
  getConversation(store, conversation);
  const until = clock.now() + limits.undoDeleteMs;
  const upTo = newestPlace(store);
  const count = await inSlices(() =>
    inTransaction(store, () => hideSlice(store, { conversation, until, upTo, limit: sliceRows })),
  );
  reach('delete.hidden');
  // Nothing that could be taken back: what was brought along without a line goes at once.
  if (count === 0 && inTransaction(store, () => dropEmptyArchive(store, conversation)))
    desk.emit('conversations.changed', {});
  if (count > 0) {
    eraseLater(desk, listHiddenUntil(store, conversation, until), until - clock.now());
    desk.emit('conversation.cleared', { conversation });
    desk.emit('conversations.changed', {});
    tellAttention(desk);
  }
  return { until, count };
}

/** Answers how many stand again; those that are gone stay gone. */
export async function undoClear(
  desk: Desk,
  { conversation, until }: { readonly conversation: string; readonly until: number },
): Promise<{ readonly restored: number }> {
  const { store } = desk;
  forgetPlans(desk, listHiddenUntil(store, conversation, until));
  const restored = await inSlices(() =>
    inTransaction(store, () => unhideSlice(store, { conversation, until, limit: sliceRows })),
  );
  if (restored > 0) {
    desk.emit('messages.reordered', { conversation });
    desk.emit('conversations.changed', {});
    tellAttention(desk);
    desk.wake();
  }
  return { restored };
}
