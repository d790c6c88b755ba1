// Asks before deleting: where it is deleted, and what remains elsewhere.

import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './DeleteDialog.module.css';

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
      <p>{t('conversation.delete.remains')}</p>
      <ul className={cx(styles.remains)}>
        {waiting > 0 && <li>{t('conversation.delete.waiting', { count: waiting })}</li>}
        {waiting < messages.length && (
          <li>
            <Phrase of="conversation.delete.theirs" parts={{ name: conversation.nickname }} />
          </li>
        )}
        <li>{t('conversation.delete.copies')}</li>
      </ul>
      <p>{t('conversation.delete.undo')}</p>
    </ConfirmDialog>
  );
}
