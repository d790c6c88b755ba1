// Where the unread line stands: fixed when the person comes (back) to the conversation, gone when they answer.

import { useEffect, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** Id of the message that `unread` counts from, or null. */
export function findFirstUnread(messages: readonly MessageView[], unread: number): string | null {
  if (unread === 0) return null;
  return messages.filter(({ mine }) => !mine).at(-unread)?.id ?? null;
}

/** The line stays while what stands under it is being read, and a new one comes only with messages that came unseen. */
export function useFirstUnread(messages: readonly MessageView[], unread: number): string | null {
  const [line, setLine] = useState<string | null>(null);
  const [seenUnread, setSeenUnread] = useState<number | null>(null);
  if (unread !== seenUnread) {
    setSeenUnread(unread);
    // What comes while the window is being looked at is read as it comes: no line for that.
    const cameUnseen = seenUnread === 0 && !document.hasFocus();
    if (seenUnread === null || cameUnseen) setLine(findFirstUnread(messages, unread));
  }
  const last = messages.at(-1);
  const answered = last?.mine === true && last.delivery === 'waiting';
  useEffect(() => {
    if (answered) setLine(null);
  }, [answered]);
  return line;
}
