// Where nothing has been written yet: that an export of another installation can be brought along.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useShell } from '../../../app/shell-context.ts';
import { portabilityQuery } from '../../../bridge/portability.ts';
import { Button } from '../../../components/Button.tsx';

/** Leads to *Your rights*; nothing where it is not possible any more. */
export function ImportOffer() {
  const { t } = useTranslation();
  const { showPrivacy } = useShell();
  const { data } = useQuery(portabilityQuery);
  if (data?.mayImport !== true) return null;
  return (
    <Button look="quiet" onPress={() => showPrivacy('rights')}>
      {t('portability.import.title')}
    </Button>
  );
}
