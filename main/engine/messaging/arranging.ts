/** Where a conversation stands on the desk: pinned, archived, marked unread, needing no reply. */
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { getConversation, setDeskMarks } from '../store/repositories/conversations.ts';
import { findLastMessage, findNumberedPlace } from '../store/repositories/messages.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';
import { getConversationView } from './views.ts';

/** What changes; what is left out stays. */
export interface Arrangement {
  readonly conversation: string;
  readonly pinned?: boolean | undefined;
  readonly archived?: boolean | undefined;
  readonly markedUnread?: boolean | undefined;
  readonly replySettled?: boolean | undefined;
}

/** `replySettled` is about the line that stands there now. */
function settledUpTo(desk: Desk, { conversation, replySettled }: Arrangement): number | null {
  if (replySettled === undefined) return null;
  return replySettled ? (findLastMessage(desk.store, conversation)?.order ?? 0) : 0;
}

/** Throws `conversation.unknown`. */
export function arrangeConversation(desk: Desk, arrangement: Arrangement): ConversationView {
  const { conversation, pinned, archived, markedUnread } = arrangement;
  inTransaction(desk.store, () => {
    getConversation(desk.store, conversation);
    const settled = settledUpTo(desk, arrangement);
    setDeskMarks(desk.store, conversation, {
      pinned: pinned ?? null,
      archived: archived ?? null,
      markedUnread: markedUnread ?? null,
      settledUpTo: settled,
    });
    tellOwnDevices(desk, {
      kind: 'desk',
      conversation,
      ...(pinned === undefined ? {} : { pinned }),
      ...(archived === undefined ? {} : { archived }),
      ...(markedUnread === undefined ? {} : { markedUnread }),
      ...(settled === null ? {} : { settledUpTo: findNumberedPlace(desk.store, conversation, settled) }),
    });
  });
  desk.emit('conversations.changed', {});
  desk.wake();
  return getConversationView(desk, conversation);
}
