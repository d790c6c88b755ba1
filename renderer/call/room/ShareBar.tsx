// Says, as long as something is shown, that the others see it, and what it looks like to them.

import { MonitorUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { cx } from '../../styles/cx.ts';
import type { CallEngine } from '../engine/call-engine.ts';
import styles from './Share.module.css';
import { Shown } from './Shown.tsx';

interface ShareBarProps {
  readonly engine: CallEngine;
  readonly onStop: () => void;
}

export function ShareBar({ engine, onStop }: ShareBarProps) {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.bar)} aria-label={t('call.shareSheet.preview')}>
      <div className={cx(styles.preview)}>
        <Shown engine={engine} whose="self" what="screen" />
      </div>
      <p role="status" className={cx(styles.says)}>
        <MonitorUp size={16} strokeWidth={1.8} aria-hidden />
        {t('call.shareSheet.bar')}
      </p>
      <Button onPress={onStop}>{t('call.share.stop')}</Button>
    </section>
  );
}
