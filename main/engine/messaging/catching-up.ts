/** Fetches commits that did not come by mail: from the service's handshake log, in order. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { epochOf } from '../e2ee/index.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import type { Authorised } from '../sync/authorised.ts';
import { applyCommit, submitPending } from './committing.ts';
import type { Desk } from './desk.ts';

/**
 * Brings a group to the newest epoch the log shows. Throws `conversation.*`, the refusals of a commit, `network.*`.
 */
export async function catchUp(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<void> {
  if (findConversation(desk.store, conversation) === undefined) throw new AppError('conversation.unknown');
  for (;;) {
    const from = epochOf(desk.groups.load(conversation, generation)) + 1;
    const { entries } = await authorised('conversations.log', { conversation, generation, from });
    const [next] = entries;
    if (next === undefined) return;
    // Anything but the row that was asked for would have us ask for ever.
    if (entries.some((entry, at) => entry.position !== from + at)) throw new AppError('network.badAnswer');
    const isOurs = desk.groups.findPending(conversation, generation)?.envelope === next.envelope;
    if (isOurs) await submitPending(desk, authorised, conversation, generation);
    else for (const entry of entries) await applyCommit(desk, { conversation, generation, ...entry });
  }
}
