/** Commits: ours are stored as pending until the log shows them; those of others move us to the next epoch. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { epochOf, processCommit, updateKeys } from '../e2ee/index.ts';
import { findConversation, getConversation } from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { pairPolicy } from './group-rules.ts';

type CommitItem = Extract<MailboxItem, { kind: 'commit' }>;

const week = 7 * 24 * 60 * 60 * 1000;
const messagesPerEpoch = 200;

/**
 * Offers our pending commit to the log. It is the same envelope each time, so a lost answer is harmless.
 * `won`: it is the next epoch; `lost`: another commit took the position and ours is gone.
 */
export async function submitPending(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
  generation: number,
): Promise<'won' | 'lost' | 'none'> {
  const pending = desk.groups.findPending(conversation, generation);
  if (pending === undefined) return 'none';
  try {
    await authorised('conversations.commit', {
      conversation,
      generation,
      position: pending.position,
      envelope: pending.envelope,
      bytes: toBase64Url(pending.bytes),
      welcomes: [...pending.welcomes],
    });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'log.positionTaken') throw thrown;
    await desk.groups.discardPending(conversation, generation);
    return 'lost';
  }
  await desk.groups.promotePending(conversation, generation);
  return 'won';
}

/** Applies the commit at the next position; one already applied changes nothing. */
export async function takeCommit(desk: Desk, item: CommitItem): Promise<void> {
  const { store, account } = desk;
  const conversation = findConversation(store, item.conversation);
  if (conversation === undefined) throw new AppError('conversation.unknown');
  const pending = desk.groups.findPending(item.conversation, item.generation);
  if (pending !== undefined && pending.position === item.position) {
    await desk.groups.discardPending(item.conversation, item.generation);
  }
  const state = await desk.groups.load(item.conversation, item.generation);
  const applied = await processCommit(state, fromBase64Url(item.bytes), {
    policy: pairPolicy(store, account, conversation.contact),
    now: desk.clock.now(),
  });
  desk.groups.save(item.conversation, item.generation, applied, () => {
    desk.groups.noteCommit(item.conversation, item.generation, epochOf(applied.state));
    markDone(store, item.seq);
  });
}

/** Renews our keys in conversations where the last commit is a week or 200 messages old; answers whether one is pending. */
export async function renewKeysWhenDue(desk: Desk, conversation: string): Promise<boolean> {
  const { generation } = getConversation(desk.store, conversation);
  if (desk.groups.findPending(conversation, generation) !== undefined) return true;
  const age = desk.groups.getAge(conversation, generation);
  const isDue = age.messages >= messagesPerEpoch || desk.clock.now() - age.lastCommitAt > week;
  if (!isDue) return false;
  const draft = await updateKeys(await desk.groups.load(conversation, generation));
  desk.groups.savePending(conversation, generation, draft, []);
  return true;
}
