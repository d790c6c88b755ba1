/** Fetches commits that did not come by mail: from the service's handshake log, in order. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { epochOf } from '../e2ee/index.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import type { Authorised } from '../sync/authorised.ts';
import { applyCommit, submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { withNewestLists } from './missed-lists.ts';
import { dropNeed, noteNeed } from './needs.ts';

/**
 * Brings a group to the newest epoch the log shows. What the log holds and this device refuses is remembered: the
 * conversation needs another generation. Throws `conversation.*`, the refusals of a commit, `network.*`.
 */
export async function catchUp(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<void> {
  try {
    await followLog(desk, authorised, conversation, generation);
    dropNeed(desk, conversation);
  } catch (thrown) {
    const isNewest = findConversation(desk.store, conversation)?.generation === generation;
    if (isNewest && thrown instanceof AppError && isUnfollowable(thrown))
      noteNeed(desk, conversation, 'renew', thrown.code === 'log.wentBack' ? 'forked' : 'other');
    throw thrown;
  }
}

/** A refusal that no later try lifts; being taken out is no failure of the log. */
const isUnfollowable = ({ code }: AppError): boolean =>
  code === 'log.wentBack' || (code.startsWith('e2ee.') && code !== 'e2ee.removed');

async function followLog(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<void> {
  if (findConversation(desk.store, conversation) === undefined) throw new AppError('conversation.unknown');
  for (;;) {
    // One of these commits may have taken us out.
    if (!desk.groups.exists(conversation, generation)) return;
    const from = epochOf(desk.groups.load(conversation, generation)) + 1;
    const { entries, last } = await authorised('conversations.log', { conversation, generation, from });
    // It once showed us the commit that led here: a service that was put back, or one that shows others something else.
    if (last < from - 1) throw new AppError('log.wentBack');
    const [next] = entries;
    if (next === undefined) return;
    // Anything but the row that was asked for would have us ask for ever.
    if (entries.some((entry, at) => entry.position !== from + at)) throw new AppError('network.badAnswer');
    const isOurs = desk.groups.findPending(conversation, generation)?.envelope === next.envelope;
    if (isOurs) await submitPending(desk, authorised, conversation, generation);
    else
      for (const entry of entries)
        await withNewestLists(desk, authorised, { conversation, generation, position: entry.position }, () =>
          applyCommit(desk, { conversation, generation, ...entry }),
        );
  }
}
