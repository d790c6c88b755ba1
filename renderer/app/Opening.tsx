// What stands while the profile is being opened; appears only when that takes noticeably long.

import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import styles from './Opening.module.css';

/** A calm line, no spinner. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <main className={cx(styles.opening)}>
      <p role="status">{t('app.opening')}</p>
    </main>
  );
}
