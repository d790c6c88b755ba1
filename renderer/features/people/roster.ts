// Which people the list shows, and in which order.

import type { ConversationView } from '../../../contract/bridge/views.ts';
import { fitsQuery } from '../../../contract/domain/search-folding.ts';

/** Ways to narrow the list. */
export const rosterFilters = ['all', 'unread', 'reply', 'archived'] as const;
export type RosterFilter = (typeof rosterFilters)[number];

/** Unread lines, or marked unread by hand. */
export function isUnread({ unread, markedUnread }: ConversationView): boolean {
  return unread > 0 || markedUnread;
}

const fits: Readonly<Record<RosterFilter, (one: ConversationView) => boolean>> = {
  all: ({ archived }) => !archived,
  unread: isUnread,
  reply: ({ waitingForReply, state }) => waitingForReply || state === 'toConfirm',
  archived: ({ archived }) => archived,
};

/** People who wait to be confirmed, then pinned ones, then whoever wrote last. */
function inReadingOrder(conversations: readonly ConversationView[]): readonly ConversationView[] {
  const rank = ({ state, pinned }: ConversationView) => (state === 'toConfirm' ? 0 : pinned ? 1 : 2);
  return [...conversations].sort((a, b) => rank(a) - rank(b) || b.lastActivityAt - a.lastActivityAt);
}

/** A search goes through everybody, the archive too; labels and nicknames both count. */
export function findPeople(
  conversations: readonly ConversationView[],
  filter: RosterFilter,
  query: string,
): readonly ConversationView[] {
  const isSearch = query.trim() !== '';
  return inReadingOrder(
    conversations.filter((one) =>
      isSearch ? fitsQuery(query, [one.label, one.nickname]) : fits[filter](one),
    ),
  );
}
