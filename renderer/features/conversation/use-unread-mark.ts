// Where the unread line stands: fixed when the person comes (back) to the conversation, gone when they answer.

import { useEffect, useState } from 'react';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';

/** The first line that was not read when the person came, how many there were, and since when. */
export interface UnreadMark {
  readonly message: string;
  readonly count: number;
  readonly since: number;
}

function markOf({ firstUnread, unread }: ConversationView): UnreadMark | null {
  return firstUnread === null ? null : { message: firstUnread.message, count: unread, since: firstUnread.at };
}

/** The line stays while what stands under it is being read, and a new one comes only with messages that came unseen. */
export function useUnreadMark(
  conversation: ConversationView,
  newest: MessageView | undefined,
): UnreadMark | null {
  const { unread } = conversation;
  const [mark, setMark] = useState<UnreadMark | null>(null);
  const [seenUnread, setSeenUnread] = useState<number | null>(null);
  if (unread !== seenUnread) {
    setSeenUnread(unread);
    // What comes while the window is being looked at is read as it comes: no line for that.
    const cameUnseen = seenUnread === 0 && !document.hasFocus();
    if (seenUnread === null || cameUnseen) setMark(markOf(conversation));
  }
  const answered = newest?.mine === true && newest.delivery === 'waiting';
  useEffect(() => {
    if (answered) setMark(null);
  }, [answered]);
  return mark;
}
