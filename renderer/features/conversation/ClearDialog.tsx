// Asks before a conversation is cleared here; for eight seconds it can be taken back.

import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { clearConversation, undoClear } from '../../bridge/kinds.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { Remains } from '../deleting/Remains.tsx';

interface ClearDialogProps {
  readonly conversation: ConversationView;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The verb says where; the list says what stays. */
export function ClearDialog({ conversation, isOpen, onClose }: ClearDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { id, nickname } = conversation;
  const tellFailed = (thrown: unknown): void => {
    showToast({ text: errorText(toAppError(thrown)) ?? '' });
  };
  const clear = async (): Promise<void> => {
    onClose();
    const { until, count } = await clearConversation(id);
    const undo = async (): Promise<void> => {
      if ((await undoClear(id, until)) < count) showToast({ text: t('conversation.delete.tooLate') });
      await client.invalidateQueries({ queryKey: ['messages', id] });
    };
    showToast({
      text: t('kinds.clear.done', { count }),
      action: { label: t('common.undo'), onPress: () => void undo().catch(tellFailed) },
      timeoutMs: limits.undoDeleteMs,
    });
  };
  return (
    <ConfirmDialog
      title={t('kinds.clear.title', { name: isolate(nickname) })}
      confirm={t('kinds.clear.yes')}
      isOpen={isOpen}
      onConfirm={() => void clear().catch(tellFailed)}
      onClose={onClose}
    >
      <p>{t('kinds.clear.sentence')}</p>
      <Remains of={{ act: 'clear', conversation }} />
      <p>{t('kinds.clear.undo')}</p>
    </ConfirmDialog>
  );
}
