// "Bring along an export": a row of *Your rights*, as long as it is possible, and until it was said how it went.

import { useTranslation } from 'react-i18next';
import type { PortableTaken } from '../../../../contract/bridge/portable-view.ts';
import { RightRow } from '../rights/RightRow.tsx';
import { ImportForm } from './ImportForm.tsx';
import { usePortability } from './use-portability.ts';

export function ImportRight() {
  const { t } = useTranslation();
  const importing = usePortability<PortableTaken>('import');
  const { mayImport, isRunning, done, error } = importing;
  if (!mayImport && !isRunning && done === null && error === null) return null;
  return (
    <RightRow
      title={t('portability.import.title')}
      sentence={`${t('portability.import.sentence')} ${t('portability.import.empty')}`}
      law={t('portability.import.law')}
    >
      <ImportForm importing={importing} />
    </RightRow>
  );
}
