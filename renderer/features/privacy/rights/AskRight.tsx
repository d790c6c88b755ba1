// "Ask the practice": what only the practice can answer goes to it sealed, with a clock that both see.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsQuery } from '../../../bridge/queries.ts';
import { Button } from '../../../components/Button.tsx';
import { AskSheet } from './AskSheet.tsx';
import { RightRow } from './RightRow.tsx';

/** For a client. */
export function AskRight() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data = [] } = useQuery(conversationsQuery);
  const practices = data.filter(
    ({ kind, state }) => kind === 'pair' && state !== 'ended' && state !== 'toConfirm',
  );
  return (
    <RightRow
      title={t('rights.ask.title')}
      sentence={t('rights.ask.sentence')}
      law={t('rights.ask.law')}
      action={
        <Button onPress={() => setOpen(true)} isDisabled={practices.length === 0}>
          {t('rights.ask.open')}
        </Button>
      }
    >
      {isOpen && <AskSheet practices={practices} onClose={() => setOpen(false)} />}
    </RightRow>
  );
}
