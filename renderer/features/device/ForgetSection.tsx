// Settings → This device → forgetting it: what goes, what stays elsewhere, and a word typed to be sure.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import { Section } from '../settings/Section.tsx';
import styles from './Device.module.css';
import { ForgetSheet } from './ForgetSheet.tsx';

/** Opens the question; nothing is removed before it is answered. */
export function ForgetSection({ hasPasscode }: { readonly hasPasscode: boolean }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={t('device.forget.title')}>
      <p>{t('device.forget.sentence')}</p>
      <div className={cx(styles.actions)}>
        <Button look="clay" onPress={() => setAsking(true)}>
          {t('device.forget.start')}
        </Button>
      </div>
      {isAsking && <ForgetSheet hasPasscode={hasPasscode} onClose={() => setAsking(false)} />}
    </Section>
  );
}
