// Marks as read what was on the screen of a focused window for a second.

import { useEffect } from 'react';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { useMarkRead } from '../../bridge/actions.ts';
import { useWindowFocus } from './use-window-focus.ts';

/** How long the newest line must be on the screen. */
const lookMs = 1_000;

/** `isNewestShown`: the thread is scrolled to its end. */
export function useMarkShownRead(
  conversation: ConversationView,
  messages: readonly MessageView[],
  isNewestShown: boolean,
): void {
  const isFocused = useWindowFocus();
  const { mutate: markRead } = useMarkRead();
  const upTo = messages.findLast(({ mine }) => !mine)?.order;
  const isDue = isFocused && isNewestShown && conversation.unread > 0 && upTo !== undefined;
  useEffect(() => {
    if (!isDue || upTo === undefined) return;
    const timer = setTimeout(() => markRead({ conversation: conversation.id, upTo }), lookMs);
    return () => clearTimeout(timer);
  }, [isDue, upTo, conversation.id, markRead]);
}
