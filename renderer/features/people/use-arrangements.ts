// What a therapist does with a conversation on the desk: pin, archive, mark unread, say that it needs no reply.

import {
  Archive,
  ArchiveRestore,
  CornerUpLeft,
  type LucideIcon,
  Mail,
  MailOpen,
  Pin,
  PinOff,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { useArrange } from '../../bridge/actions.ts';
import { isUnread } from './roster.ts';

export type ArrangementId = 'pin' | 'unread' | 'settle' | 'archive';

/** One thing that can be done now. */
export interface ArrangementChoice {
  readonly id: ArrangementId;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

/** Those that change something as the conversation stands. */
export function useArrangements(conversation: ConversationView): readonly ArrangementChoice[] {
  const { t } = useTranslation();
  const { mutate } = useArrange();
  const { id, pinned, archived, waitingForReply, markedUnread, lastMessage } = conversation;
  const choice = (
    kind: ArrangementId,
    label: string,
    icon: LucideIcon,
    change: Omit<Parameters<typeof mutate>[0], 'conversation'>,
  ): ArrangementChoice => ({
    id: kind,
    label,
    icon,
    run: () => mutate({ conversation: id, ...change }),
  });
  return [
    pinned
      ? choice('pin', t('people.arrange.unpin'), PinOff, { pinned: false })
      : choice('pin', t('people.arrange.pin'), Pin, { pinned: true }),
    ...(markedUnread ? [choice('unread', t('people.arrange.read'), MailOpen, { markedUnread: false })] : []),
    ...(isUnread(conversation) || lastMessage === null
      ? []
      : [choice('unread', t('people.arrange.unread'), Mail, { markedUnread: true })]),
    ...(waitingForReply
      ? [choice('settle', t('people.arrange.settle'), CornerUpLeft, { replySettled: true })]
      : []),
    archived
      ? choice('archive', t('people.arrange.restore'), ArchiveRestore, { archived: false })
      : choice('archive', t('people.arrange.archive'), Archive, { archived: true }),
  ];
}
