/** Starring and pinning: marks of this person's own that nobody else is told of. */
import type { ChannelRequest, ChannelResponse } from '../../../contract/bridge/channels.ts';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { countPinned, listStarred, type Marks, setMarks } from '../store/repositories/marks.ts';
import { findMessage } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';

const timeOf = (isSet: boolean, now: number): number | null => (isSet ? now : null);

function getMarkable(desk: Desk, conversation: string, message: string): MessageView {
  const found = findMessage(desk.store, message);
  if (found?.conversation !== conversation || found.erased || found.notice !== null)
    throw new AppError('message.unknown');
  return found;
}

/** Throws `message.unknown`, `message.tooManyPinned`. */
export function markMessage(desk: Desk, request: ChannelRequest<'messages.mark'>): MessageView {
  const { conversation, message, starred, pinned } = request;
  const { store, clock } = desk;
  const view = inTransaction(store, () => {
    const before = getMarkable(desk, conversation, message);
    if (pinned === true && !before.pinned && countPinned(store, conversation) >= limits.pinnedPerConversation)
      throw new AppError('message.tooManyPinned');
    const now = clock.now();
    const marks: Marks = {
      ...(starred === undefined || starred === before.starred ? {} : { starredAt: timeOf(starred, now) }),
      ...(pinned === undefined || pinned === before.pinned ? {} : { pinnedAt: timeOf(pinned, now) }),
    };
    setMarks(store, message, marks);
    if (Object.keys(marks).length > 0) tellOwnDevices(desk, { kind: 'marks', messages: [message], ...marks });
    return getMarkable(desk, conversation, message);
  });
  desk.emit('message.changed', view);
  desk.wake();
  return view;
}

/** A page of all starred lines. */
export function viewStarred(
  desk: Desk,
  { before, limit }: ChannelRequest<'messages.listStarred'>,
): ChannelResponse<'messages.listStarred'> {
  const { messages, places } = listStarred(desk.store, before, limit + 1);
  const isMore = messages.length > limit;
  return { messages: messages.slice(0, limit), next: isMore ? (places[limit - 1] ?? null) : null };
}
