// Settings → This device → a lost computer: what is done then, and the report of the last time.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lostReportQuery } from '../../bridge/lost.ts';
import { Button } from '../../components/Button.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';
import { LostReportSheet } from './LostReportSheet.tsx';
import { LostSheet } from './LostSheet.tsx';

/** Opens the question; nothing is done before it is answered. */
export function LostSection({ hasPasscode }: { readonly hasPasscode: boolean }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { data: report = null } = useQuery(lostReportQuery);
  const [step, setStep] = useState<'ask' | 'report' | null>(null);
  return (
    <Section title={t('lost.title')}>
      <p>{t('lost.sentence')}</p>
      <div className={cx(styles.actions)}>
        <Button onPress={() => setStep('ask')}>{t('lost.start')}</Button>
        {report !== null && (
          <Button look="quiet" onPress={() => setStep('report')}>
            {t('lost.lastReport', { date: date(report.at) })}
          </Button>
        )}
      </div>
      {step === 'ask' && (
        <LostSheet hasPasscode={hasPasscode} onDone={() => setStep('report')} onClose={() => setStep(null)} />
      )}
      {step === 'report' && report !== null && (
        <LostReportSheet report={report} onClose={() => setStep(null)} />
      )}
    </Section>
  );
}
