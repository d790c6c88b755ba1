/** Another person has read lines of ours, where both allow that to be told. */
import { findConversation } from '../../store/repositories/conversations.ts';
import { markReadByMember, markReadByOther } from '../../store/repositories/reading.ts';
import { isRemovedDevice } from '../../store/repositories/unlisted-devices.ts';
import { getTelling } from '../telling-settings.ts';
import type { Take } from './received.ts';

/** Without telling others oneself, one is not told. What our own devices say is not about another person. */
export const takeRead: Take<'read'> = (desk, { item, author, mine, body }) => {
  const { store, clock } = desk;
  if (mine || !getTelling(store).read) return [];
  if (isRemovedDevice(desk.store, author.accountId, author.deviceId)) return [];
  const { conversation } = item;
  if (findConversation(store, conversation)?.kind === 'pair')
    return markReadByOther(store, conversation, body.messages, clock.now());
  return markReadByMember(store, conversation, author.accountId, body.messages, clock.now());
};
