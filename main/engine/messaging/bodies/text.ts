/** A line of somebody, or of another device of ours. */
import type { LineMark } from '../../../../contract/domain/line-mark.ts';
import { bringBack, touchConversation } from '../../store/repositories/conversations.ts';
import { wasEverHere } from '../../store/repositories/deletions.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import { addMessage, findMessage, moveToNumber } from '../../store/repositories/messages.ts';
import { addReceiptDue } from '../../store/repositories/receipts.ts';
import { isRemovedDevice } from '../../store/repositories/unlisted-devices.ts';
import { takeHeldChanges } from '../changing.ts';
import type { Desk } from '../desk.ts';
import type { Received, Take } from './received.ts';

/** Whether the service put this message before one its author had already seen. */
function isOutOfOrder({ store }: Desk, { body, item }: Received<'text'>): boolean {
  return body.seen.some((parent) => (findMessage(store, parent)?.number ?? 0) > item.number);
}

/** What its author was, when it came, that a line may still come from but should not go unsaid. */
function findMark(desk: Desk, { item, author, mine }: Received<'text'>): LineMark | null {
  if (isRemovedDevice(desk.store, author.accountId, author.deviceId)) return 'removedDevice';
  if (mine) return null;
  // Somebody of whom nothing is known here may well be in: a device that came back has a table of then.
  const known = listMembersOf(desk.store, item.conversation).find((one) => one.account === author.accountId);
  return known === undefined || known.leftAt === null ? null : 'goneAccount';
}

export const takeText: Take<'text'> = (desk, received) => {
  const { item, author, mine, body, missing } = received;
  if (wasEverHere(desk.store, body.message)) {
    // Sealed anew: its epoch was over before the author heard that it had arrived, or our word that it had was lost.
    if (!mine) addReceiptDue(desk.store, item.conversation, body.message);
    const isMoved = moveToNumber(desk.store, body.message, author.deviceId, item.number);
    return isMoved ? [body.message] : [];
  }
  addMessage(desk.store, {
    id: body.message,
    conversation: item.conversation,
    number: item.number,
    mine,
    senderAccount: author.accountId,
    senderDevice: author.deviceId,
    text: body.text,
    at: body.at,
    receivedAt: desk.clock.now(),
    delivery: 'sent',
    missingBefore: missing,
    outOfOrder: isOutOfOrder(desk, received),
    mark: findMark(desk, received),
    replyTo: body.replyTo,
    files: body.files,
  });
  takeHeldChanges(desk, body.message);
  touchConversation(desk.store, item.conversation, desk.clock.now());
  if (mine) return [body.message];
  bringBack(desk.store, item.conversation);
  addReceiptDue(desk.store, item.conversation, body.message);
  return [body.message];
};
