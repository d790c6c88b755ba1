// Adds "Leave" to the menu at the head of a conversation, where this person can.

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { LeaveDialog } from './LeaveDialog.tsx';

/** `dialog` stands beside the menu. Who made a group stays in it. */
export function useLeaving(conversation: ConversationView) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const { state, isFounder } = conversation;
  const canLeave = !isFounder && state !== 'ended' && state !== 'toConfirm';
  const close = () => setAsked(false);
  return {
    more: canLeave
      ? [{ id: 'leave', label: t('groups.leave.menu'), icon: LogOut, run: () => setAsked(true) }]
      : [],
    dialog: isAsked ? <LeaveDialog conversation={conversation} onClose={close} /> : null,
  };
}
