// Before the words are shown: what they are for, who has them, what is needed.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';

/** Says so when the new kit takes the place of another one. */
export function WhyStep() {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { data } = useQuery(recoveryQuery);
  const replaced = data?.kit ?? null;
  return (
    <div className={cx(styles.words)}>
      <p>{t('recovery.steps.why.opens')}</p>
      <p>{t('recovery.steps.why.only')}</p>
      {replaced !== null && (
        <p className={cx(styles.keep)}>
          {t('recovery.steps.why.replaces', { date: date(replaced.confirmedAt) })}
        </p>
      )}
      <p className={cx(styles.muted)}>{t('recovery.steps.why.need')}</p>
    </div>
  );
}
