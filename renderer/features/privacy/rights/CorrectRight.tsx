// "Correct": what this person said of themselves, and changing it.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { detailsQuery } from '../../../bridge/rights.ts';
import { Button } from '../../../components/Button.tsx';
import { CorrectSheet } from './CorrectSheet.tsx';
import { RightRow } from './RightRow.tsx';

export function CorrectRight({ role }: Pick<Me, 'role'>) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(detailsQuery);
  return (
    <RightRow
      title={t('rights.correct.title')}
      sentence={t(`rights.correct.sentence.${role}`)}
      law={t('rights.correct.law')}
      action={
        <Button onPress={() => setOpen(true)} isDisabled={data === undefined}>
          {t('rights.correct.open')}
        </Button>
      }
    >
      {isOpen && data !== undefined && (
        <CorrectSheet role={role} details={data} onClose={() => setOpen(false)} />
      )}
    </RightRow>
  );
}
