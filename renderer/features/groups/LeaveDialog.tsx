// Asks before a person leaves a conversation: what ends, and what remains and where.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useLeave } from '../../bridge/groups.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { Remains } from '../deleting/Remains.tsx';

interface LeaveDialogProps {
  readonly conversation: ConversationView;
  readonly onClose: () => void;
}

/** Mounted while it is asked. */
export function LeaveDialog({ conversation, onClose }: LeaveDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const leave = useLeave();
  const { id, kind, nickname, label } = conversation;
  return (
    <ConfirmDialog
      title={t('groups.leave.title', { name: isolate(label ?? nickname) })}
      confirm={t('groups.leave.yes')}
      look="primary"
      isOpen
      isBusy={leave.isPending}
      onConfirm={() => leave.mutate(id, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        {kind === 'group' ? (
          t('groups.leave.group')
        ) : (
          <Phrase of="groups.leave.pair" parts={{ name: nickname }} />
        )}
      </p>
      <p>{t('groups.leave.unsent')}</p>
      <p>{t(kind === 'group' ? 'groups.leave.backGroup' : 'groups.leave.backPair')}</p>
      <Remains of={{ act: 'leave', conversation }} />
      {leave.error !== null && <Notice kind="problem">{errorText(toAppError(leave.error))}</Notice>}
    </ConfirmDialog>
  );
}
