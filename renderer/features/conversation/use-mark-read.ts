// Marks as read what was on the screen of a focused window for a second, with nothing lying over it.

import { useEffect, useRef } from 'react';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { useArrange, useMarkRead } from '../../bridge/actions.ts';
import { useWindowFocus } from './use-window-focus.ts';

/** The newest line must be on the screen for four looks in a row: a second. */
const lookEveryMs = 250;
const looksNeeded = 4;

/** A dialog hides everything else from readers, and covers it. */
const isCovered = (): boolean =>
  document.querySelector('[role=log]')?.closest('[inert], [aria-hidden=true]') != null;

/** What a person marked unread is read once they come back to it; not in the moment in which they mark it. */
function useForgettingMark(conversation: ConversationView, isFocused: boolean): void {
  const { mutate } = useArrange();
  const wasMarked = useRef(conversation.markedUnread);
  const { id, markedUnread } = conversation;
  useEffect(() => {
    if (!isFocused || !wasMarked.current || !markedUnread) return;
    wasMarked.current = false;
    mutate({ conversation: id, markedUnread: false });
  }, [isFocused, markedUnread, id, mutate]);
}

/** `isNewestShown`: the thread is scrolled to its end. */
export function useMarkShownRead(
  conversation: ConversationView,
  messages: readonly MessageView[],
  isNewestShown: boolean,
): void {
  const isFocused = useWindowFocus();
  const { mutate: markRead } = useMarkRead();
  useForgettingMark(conversation, isFocused);
  const upTo = messages.findLast(({ mine }) => !mine)?.order;
  const isDue = isFocused && isNewestShown && conversation.unread > 0 && upTo !== undefined;
  useEffect(() => {
    if (!isDue || upTo === undefined) return;
    let looks = 0;
    const timer = setInterval(() => {
      looks = isCovered() ? 0 : looks + 1;
      if (looks === looksNeeded) markRead({ conversation: conversation.id, upTo });
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isDue, upTo, conversation.id, markRead]);
}
