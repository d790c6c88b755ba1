// "See everything": leads to the live count.

import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { Button } from '../../../components/Button.tsx';
import { RightRow } from './RightRow.tsx';

export function AccessRight() {
  const { t } = useTranslation();
  const { showPrivacy } = useShell();
  return (
    <RightRow
      title={t('rights.access.title')}
      sentence={t('rights.access.sentence')}
      law={t('rights.access.law')}
      action={<Button onPress={() => showPrivacy('held')}>{t('rights.access.show')}</Button>}
    />
  );
}
