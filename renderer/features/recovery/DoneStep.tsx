// After the words were asked back: what the kit opens from now on, and what it does not.

import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';

/** Plain sentences, no celebration. */
export function DoneStep() {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.words)}>
      <h3 className={cx(styles.heading)}>{t('recovery.steps.done.opensTitle')}</h3>
      <ul className={cx(styles.list)}>
        <li>{t('recovery.steps.done.opensHere')}</li>
        <li>{t('recovery.steps.done.opensBackup')}</li>
        <li>{t('recovery.steps.done.opensIdentity')}</li>
      </ul>
      <h3 className={cx(styles.heading)}>{t('recovery.steps.done.notTitle')}</h3>
      <ul className={cx(styles.list)}>
        <li>{t('recovery.steps.done.notText')}</li>
        <li>{t('recovery.steps.done.notLost')}</li>
      </ul>
    </div>
  );
}
