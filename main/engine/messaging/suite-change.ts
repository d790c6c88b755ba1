/** Moves a conversation of an older cipher suite on to the present one: in the next generation, once everybody can follow. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { isOlderSuite } from '../e2ee/index.ts';
import type { Store } from '../store/database.ts';
import { type Conversation, getConversation } from '../store/repositories/conversations.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { openNextGeneration } from './generations.ts';
import { founderOf } from './people.ts';
import { defaultSuite } from './suite.ts';
import { isOutside } from './troubles.ts';

/** Every try takes a key package of everybody. */
const triedEveryMs = 24 * 60 * 60 * 1000;
const tried = new WeakMap<Store, Map<string, number>>();

function isDue({ store, clock, account, groups }: Desk, conversation: Conversation): boolean {
  const { id, generation } = conversation;
  if (founderOf(account, conversation) !== account.id || !groups.isWorking(id, generation)) return false;
  if (!isOlderSuite(groups.load(id, generation).suite, defaultSuite)) return false;
  const before = tried.get(store)?.get(id) ?? Number.NEGATIVE_INFINITY;
  return clock.now() - before >= triedEveryMs && groups.findPending(id, generation) === undefined;
}

/**
 * The founder's app alone. Where a device of somebody offers no key package of the present suite yet, the conversation stays as
 * it is, and it is tried again another day. Answers the conversation as it goes on. Throws `network.*`, `auth.*` and what else is
 * not about the conversation.
 */
export async function followSuite(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
): Promise<Conversation> {
  if (!isDue(desk, conversation)) return conversation;
  const times = tried.get(desk.store) ?? new Map<string, number>();
  tried.set(desk.store, times.set(conversation.id, desk.clock.now()));
  try {
    await openNextGeneration(desk, authorised, conversation.id, 'devices');
  } catch (thrown) {
    if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
  }
  return getConversation(desk.store, conversation.id);
}
