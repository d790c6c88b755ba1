// Asks once when words copied from one conversation are about to be pasted into another.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { conversationsQuery } from '../../bridge/queries.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Phrase } from '../../i18n/Phrase.tsx';
import type { HeldPaste } from './use-pasting.ts';

interface PasteDialogProps {
  readonly held: HeldPaste | null;
  /** Whom it would be written to. */
  readonly to: string;
  readonly onAccept: () => void;
  readonly onClose: () => void;
}

/** Names both people; Cancel has the focus. */
export function PasteDialog({ held, to, onAccept, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const { data } = useQuery(conversationsQuery);
  const source = data?.find(({ id }) => id === held?.from);
  const from = source?.label ?? source?.nickname ?? t('conversation.paste.somebodyElse');
  return (
    <ConfirmDialog
      title={t('conversation.paste.title')}
      confirm={t('conversation.paste.yes')}
      look="primary"
      isOpen={held !== null}
      onConfirm={onAccept}
      onClose={onClose}
    >
      <p>
        <Phrase of="conversation.paste.sentence" parts={{ from, to }} />
      </p>
    </ConfirmDialog>
  );
}
