/** Another device of the conversation has messages of ours. */
import { findConversation } from '../../store/repositories/conversations.ts';
import { markDelivered } from '../../store/repositories/messages.ts';
import type { Take } from './received.ts';

/** In a group a line is delivered once everybody has it: docs/protocol.md. A receipt of our own devices says nothing. */
export const takeDelivered: Take<'delivered'> = (desk, { item, mine, body }) => {
  if (mine || findConversation(desk.store, item.conversation)?.kind !== 'pair') return [];
  return markDelivered(desk.store, item.conversation, body.messages);
};
