/** Reads a conversation's lines: pages in both directions, and a line in its place. */
import type { ChannelRequest, ChannelResponse } from '../../../contract/bridge/channels.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { findMessage, listMessages, listMessagesFrom } from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** Throws `conversation.unknown`. */
export function readPage(
  { store }: Desk,
  { conversation, before, from, limit }: ChannelRequest<'messages.list'>,
): ChannelResponse<'messages.list'> {
  getConversation(store, conversation);
  if (from !== undefined) {
    const found = listMessagesFrom(store, conversation, from, limit + 1);
    return { messages: found.slice(0, limit), more: found.length > limit };
  }
  const found = listMessages(store, conversation, before, limit + 1);
  const more = found.length > limit;
  return { messages: more ? found.slice(1) : [...found], more };
}

/** Throws `conversation.unknown`, `message.unknown`. */
export function readAround(
  desk: Desk,
  { conversation, message, limit }: ChannelRequest<'messages.around'>,
): ChannelResponse<'messages.around'> {
  const found = findMessage(desk.store, message);
  if (found?.conversation !== conversation) throw new AppError('message.unknown');
  const place = { order: found.order, id: found.id };
  const half = Math.max(1, Math.floor(limit / 2));
  const older = readPage(desk, { conversation, before: place, limit: half });
  const newer = readPage(desk, { conversation, before: null, from: place, limit: half });
  return { messages: [...older.messages, ...newer.messages], older: older.more, newer: newer.more };
}
