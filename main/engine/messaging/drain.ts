/** All that can be done while the connection stands, in the order that keeps epochs right; ends when nothing is left. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { queueHistory } from '../history/sending.ts';
import { goOnMoving } from '../moving/steps.ts';
import { isPaused } from '../privacy/choices/state.ts';
import {
  findConversation,
  listConversationsIn,
  listMembersDue,
} from '../store/repositories/conversations.ts';
import { listConversationsWithOutbox } from '../store/repositories/outbox.ts';
import type { Authorised } from '../sync/authorised.ts';
import { catchUp } from './catching-up.ts';
import { renewKeysWhenDue, submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { openNextGeneration } from './generations.ts';
import { followMembers } from './groups/following.ts';
import { tellLeaves } from './groups/leaving.ts';
import { tellFirst } from './groups/telling.ts';
import { readMissedLists } from './missed-lists.ts';
import { findNewerGeneration } from './needs.ts';
import { openConfirmed } from './opening.ts';
import { sendPassing, takePassings } from './passing.ts';
import { isHeldUp } from './people.ts';
import { queueReceipts } from './receipts.ts';
import { processInbox } from './receiving.ts';
import { answerAsks, repairConversations, sayWhatWaits } from './repairing.ts';
import { sendWaiting } from './sending.ts';
import { hasStrangerInside } from './strangers.ts';
import { followSuite } from './suite-change.ts';
import { tellBlocks } from './telling-blocks.ts';
import { inConversation } from './troubles.ts';

async function settlePending(desk: Desk, authorised: Authorised): Promise<void> {
  for (const { conversation, generation } of desk.groups.listPending()) {
    // While it opens, the conversation must exist at the service first: opening.ts submits.
    const known = findConversation(desk.store, conversation);
    if (known === undefined || known.state === 'opening') continue;
    await inConversation(desk, conversation, () =>
      generation > known.generation
        ? openNextGeneration(desk, authorised, conversation)
        : submitPending(desk, authorised, conversation, generation),
    );
  }
}

async function sendConversation(desk: Desk, authorised: Authorised, id: string): Promise<void> {
  const found = findConversation(desk.store, id);
  if (found?.state !== 'open' || isHeldUp(desk.store, desk.account, found)) return;
  const conversation = await followSuite(desk, authorised, found);
  if (hasStrangerInside(desk, conversation)) throw new AppError('group.settling');
  if (await renewKeysWhenDue(desk, id)) await submitPending(desk, authorised, id, conversation.generation);
  if ((await sendWaiting(desk, authorised, conversation)) === 'done') return;
  // The epoch moved on and its commit has not come by mail: fetched, then tried once more.
  await catchUp(desk, authorised, id, conversation.generation);
  if ((await sendWaiting(desk, authorised, conversation)) === 'done') return;
  await findNewerGeneration(desk, authorised, id, conversation.generation);
  throw new AppError('envelope.staleEpoch');
}

/** One pass: settle our commits, read, open, follow device lists, acknowledge to authors, send. Throws `network.*`, `auth.*`, `device.*`, `service.*`, `store.*`. */
export async function drain(desk: Desk, authorised: Authorised): Promise<void> {
  await readMissedLists(desk, authorised);
  await settlePending(desk, authorised);
  await processInbox(desk, authorised);
  // What came may name a list that never did: nothing is sealed for the people of an older one.
  await readMissedLists(desk, authorised);
  await takePassings(desk);
  const send = (id: string) => inConversation(desk, id, () => sendConversation(desk, authorised, id));
  await tellLeaves(desk, authorised);
  // While this person's data is only stored, nothing is opened, answered or sent but what says so.
  const rests = isPaused(desk.store);
  for (const conversation of rests ? [] : listConversationsIn(desk.store, 'opening')) {
    const isTold =
      conversation.kind !== 'group' || (await tellFirst(desk, conversation.id, send))?.size === 0;
    if (isTold)
      await inConversation(desk, conversation.id, () => openConfirmed(desk, authorised, conversation));
  }
  await tellBlocks(desk, authorised);
  for (const conversation of listMembersDue(desk.store)) {
    const isHere = desk.groups.isWorking(conversation.id, conversation.generation);
    if (!isHere || isHeldUp(desk.store, desk.account, conversation)) continue;
    await inConversation(desk, conversation.id, async () => {
      const now = await followSuite(desk, authorised, conversation);
      await followMembers(desk, authorised, now, send);
    });
  }
  if (!rests) {
    await repairConversations(desk, authorised);
    await answerAsks(desk, authorised);
    queueReceipts(desk);
  }
  const isMore = !rests && queueHistory(desk);
  for (const id of listConversationsWithOutbox(desk.store)) {
    await send(id);
  }
  if (!rests) {
    await sendPassing(desk, authorised);
    await goOnMoving(desk, authorised);
  }
  if (isMore) desk.wake();
  sayWhatWaits(desk);
}
