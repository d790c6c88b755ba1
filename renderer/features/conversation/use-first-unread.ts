// Where the unread line stands: fixed when the person comes (back) to the conversation, gone when they answer.

import { useEffect, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** Id of the message that `unread` counts from, or null. */
export function findFirstUnread(messages: readonly MessageView[], unread: number): string | null {
  if (unread === 0) return null;
  return messages.filter(({ mine }) => !mine).at(-unread)?.id ?? null;
}

/** The line stays while what stands under it is being read, and moves only when new messages came unseen. */
export function useFirstUnread(messages: readonly MessageView[] | undefined, unread: number): string | null {
  const [line, setLine] = useState<string | null>(null);
  const [seenUnread, setSeenUnread] = useState(0);
  if (messages !== undefined && unread !== seenUnread) {
    setSeenUnread(unread);
    // From nothing unread to something: a new line, unless the window is being looked at right now.
    if (seenUnread === 0 && (line === null || !document.hasFocus()))
      setLine(findFirstUnread(messages, unread));
  }
  const last = messages?.at(-1);
  const answered = last?.mine === true && last.delivery === 'waiting';
  useEffect(() => {
    if (answered) setLine(null);
  }, [answered]);
  return line;
}
