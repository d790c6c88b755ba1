// Asks before somebody is blocked: what happens, and what does not.

import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../contract/bridge/views.ts';
import { useBlock } from '../../bridge/people.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';

interface BlockDialogProps {
  readonly person: Pick<PersonView, 'account' | 'nickname'>;
  readonly onClose: () => void;
}

/** Mounted while it is asked. */
export function BlockDialog({ person, onClose }: BlockDialogProps) {
  const { t } = useTranslation();
  const block = useBlock();
  const { account, nickname } = person;
  return (
    <ConfirmDialog
      title={t('abuse.block.title', { name: isolate(nickname) })}
      confirm={t('abuse.block.yes')}
      look="primary"
      isOpen
      isBusy={block.isPending}
      onConfirm={() => block.mutate({ account, blocked: true }, { onSettled: onClose })}
      onClose={onClose}
    >
      <p>
        <Phrase of="abuse.block.sentence" parts={{ name: nickname }} />
      </p>
      <p>{t('abuse.block.group')}</p>
      <p>{t('abuse.block.lost')}</p>
    </ConfirmDialog>
  );
}
