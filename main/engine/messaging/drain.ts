/** All that can be done while the connection stands, in the order that keeps epochs right; ends when nothing is left. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { listConversationsWithOutbox } from '../store/repositories/outbox.ts';
import type { Authorised } from '../sync/authorised.ts';
import { renewKeysWhenDue, submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { followDeviceLists } from './devices.ts';
import { openConfirmed } from './opening.ts';
import { queueReceipts } from './receipts.ts';
import { processInbox } from './receiving.ts';
import { sendWaiting } from './sending.ts';

/** Refusals that leave the rest of the work possible; what waits is tried again at the next wake or connection. */
const later: ReadonlySet<string> = new Set([
  'keyPackage.none',
  'keyPackage.limit',
  'mailbox.full',
  'request.tooMany',
  'service.busy',
  'conversation.notOpen',
]);

async function unlessLater(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !later.has(thrown.code)) throw thrown;
  }
}

async function settlePending(desk: Desk, authorised: Authorised): Promise<void> {
  for (const { conversation, generation } of desk.groups.listPending()) {
    const isOpening = findConversation(desk.store, conversation)?.state === 'opening';
    if (!isOpening) await submitPending(desk, authorised, conversation, generation);
  }
}

async function sendConversation(desk: Desk, authorised: Authorised, id: string): Promise<void> {
  const conversation = findConversation(desk.store, id);
  if (conversation?.state !== 'open') return;
  if (await renewKeysWhenDue(desk, id)) await settlePending(desk, authorised);
  await sendWaiting(desk, authorised, conversation);
}

/** One pass: settle our commits, read, open, acknowledge to authors, send. Throws `network.*`, `auth.*`, `store.*`. */
export async function drain(desk: Desk, authorised: Authorised): Promise<void> {
  await settlePending(desk, authorised);
  await processInbox(desk);
  await unlessLater(() => openConfirmed(desk, authorised));
  await unlessLater(() => followDeviceLists(desk, authorised));
  queueReceipts(desk);
  for (const id of listConversationsWithOutbox(desk.store)) {
    await unlessLater(() => sendConversation(desk, authorised, id));
  }
}
