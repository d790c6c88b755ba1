/** Another device of the conversation has messages of ours. */
import { findConversation } from '../../store/repositories/conversations.ts';
import { addDelivered, isOurLine, settleDelivered } from '../../store/repositories/group-rows.ts';
import { markDelivered } from '../../store/repositories/messages.ts';
import { isRemovedDevice } from '../../store/repositories/unlisted-devices.ts';
import type { Take } from './received.ts';

/** In a group a line is delivered once everybody has it: docs/protocol.md. A receipt of our own devices says nothing, nor does one of a computer that was removed since: it may be in other hands. */
export const takeDelivered: Take<'delivered'> = (desk, { item, author, mine, body }) => {
  const { store, clock } = desk;
  const { conversation } = item;
  if (mine || isRemovedDevice(desk.store, author.accountId, author.deviceId)) return [];
  if (findConversation(store, conversation)?.kind === 'pair')
    return markDelivered(store, conversation, body.messages);
  const told = body.messages.filter(
    (message) =>
      isOurLine(store, conversation, message) && addDelivered(store, message, author.accountId, clock.now()),
  );
  for (const message of told) settleDelivered(store, conversation, message);
  return told;
};
