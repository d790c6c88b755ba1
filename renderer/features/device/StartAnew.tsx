// Removing a profile that cannot be opened: asked twice, the second time with a typed word.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ForgetSheet } from './ForgetSheet.tsx';

/** The first question sends the person to look for another way. */
export function StartAnew({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [isSure, setSure] = useState(false);
  if (isSure) return <ForgetSheet hasPasscode={false} onClose={onClose} />;
  return (
    <ConfirmDialog
      title={t('problem.ways.startAnew.asks')}
      confirm={t('problem.ways.startAnew.confirm')}
      isOpen
      onConfirm={() => setSure(true)}
      onClose={onClose}
    >
      <p>{t('problem.ways.startAnew.means')}</p>
    </ConfirmDialog>
  );
}
