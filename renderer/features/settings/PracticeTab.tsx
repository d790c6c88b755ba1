// What the therapist settles for the practice: whether chat belongs to its record.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Practice } from '../../../contract/bridge/channels/practice.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { practiceQuery, useSetPractice } from '../../bridge/practice.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { EngineSection } from '../calls/EngineSection.tsx';
import { Section } from './Section.tsx';
import styles from './Settings.module.css';

/** Everybody is told, so a slip of the arrow keys changes nothing: a button says yes. */
function RecordSection({ practice }: { readonly practice: Practice }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { mutate, error, isPending, isSuccess } = useSetPractice();
  const [chosen, setChosen] = useState<Practice['chat'] | null>(null);
  const chat = chosen ?? practice.chat;
  return (
    <Section title={t('record.title')} stored={t('record.told')}>
      <RadioCards
        label={t('record.question')}
        layout="column"
        choices={[
          { id: 'part', label: t('record.choices.part'), hint: t('record.choices.partHint') },
          { id: 'apart', label: t('record.choices.apart'), hint: t('record.choices.apartHint') },
        ]}
        value={chat}
        onChange={setChosen}
      />
      <p>{t('record.law')}</p>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      <p role="status">{chat === practice.chat && isSuccess && t('record.saved')}</p>
      {chat !== practice.chat && (
        <div>
          <Button
            look="primary"
            isDisabled={isPending}
            onPress={() => mutate({ chat }, { onSuccess: () => setChosen(null) })}
          >
            {t('record.save')}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** For a therapist alone: a client is told what holds with each conversation. */
export function PracticeTab() {
  const { data: practice } = useQuery(practiceQuery);
  if (practice === undefined) return null;
  return (
    <div className={cx(styles.sections)}>
      <RecordSection practice={practice} />
      <EngineSection />
    </div>
  );
}
