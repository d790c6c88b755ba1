/** "What O7 sees": our last message beside the row that the service really holds for it, fetched at the moment of asking. */
import type { Transparency } from '../../../contract/bridge/views.ts';
import type { Desk } from '../messaging/desk.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { findLastSent, findMessage } from '../store/repositories/messages.ts';
import type { Authorised } from '../sync/authorised.ts';

/** Null while none of our messages has left this computer. Throws `conversation.unknown`, `envelope.unknown`, `network.*`. */
export async function readTransparency(
  desk: Desk,
  authorised: Authorised,
  conversation: string,
): Promise<Transparency | null> {
  getConversation(desk.store, conversation);
  const last = findLastSent(desk.store, conversation);
  const message = last === undefined ? undefined : findMessage(desk.store, last.id);
  if (last === undefined || message === undefined) return null;
  const { row } = await authorised('messages.row', { conversation, envelope: last.envelope });
  return { message, row, fetchedAt: desk.clock.now() };
}
