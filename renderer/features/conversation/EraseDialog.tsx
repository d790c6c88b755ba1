// Asks before a message is taken back on all sides, and says what nobody can take back.

import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Remains } from '../deleting/Remains.tsx';

interface EraseDialogProps {
  readonly conversation: ConversationView;
  /** Empty: nothing is asked. */
  readonly messages: readonly MessageView[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function EraseDialog({ conversation, messages, onConfirm, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const isWaiting = messages.some(({ delivery }) => delivery === 'waiting');
  return (
    <ConfirmDialog
      title={t('kinds.erase.title', { count: messages.length })}
      confirm={t('kinds.erase.yes')}
      isOpen={messages.length > 0}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{t('kinds.erase.sentence')}</p>
      {isWaiting && <p>{t('kinds.erase.unsent')}</p>}
      <Remains of={{ act: 'everywhere', conversation, messages }} />
    </ConfirmDialog>
  );
}
