// Asks before deleting: where it is deleted, and what remains elsewhere.

import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Remains } from '../deleting/Remains.tsx';

interface DeleteDialogProps {
  readonly conversation: ConversationView;
  /** Empty: nothing is asked. */
  readonly messages: readonly MessageView[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** The verb says where; the list says what stays. */
export function DeleteDialog({ conversation, messages, onConfirm, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const waiting = messages.filter(({ mine, delivery }) => mine && delivery === 'waiting').length;
  return (
    <ConfirmDialog
      title={t('conversation.delete.title', { count: messages.length })}
      confirm={t('conversation.delete.yes')}
      isOpen={messages.length > 0}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {waiting > 0 && <p>{t('conversation.delete.waiting', { count: waiting })}</p>}
      <Remains of={{ act: 'here', conversation, messages }} />
      <p>{t('conversation.delete.undo')}</p>
    </ConfirmDialog>
  );
}
