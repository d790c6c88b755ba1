// Asks before somebody is taken out of a group: what ends for them, and what stays with them.

import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useRemovePerson } from '../../bridge/groups.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { Remains } from '../deleting/Remains.tsx';

interface RemoveDialogProps {
  readonly conversation: ConversationView;
  readonly person: { readonly account: string; readonly nickname: string };
  readonly onClose: () => void;
}

/** Mounted while it is asked. */
export function RemoveDialog({ conversation, person, onClose }: RemoveDialogProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const remove = useRemovePerson();
  const { account, nickname } = person;
  return (
    <ConfirmDialog
      title={t('groups.remove.title', { name: isolate(nickname) })}
      confirm={t('groups.remove.yes')}
      look="primary"
      isOpen
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate({ conversation: conversation.id, account }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <Phrase of="groups.remove.sentence" parts={{ name: nickname }} />
      </p>
      <p>{t('groups.remove.goesOn')}</p>
      <Remains of={{ act: 'takeOut', conversation }} />
      {remove.error !== null && <Notice kind="problem">{errorText(toAppError(remove.error))}</Notice>}
    </ConfirmDialog>
  );
}
