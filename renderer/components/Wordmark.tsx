// The product's name with its mark.

import { useTranslation } from 'react-i18next';
import { cx } from '../styles/cx.ts';
import styles from './Wordmark.module.css';

/** Two circles that share a part: two people, one conversation. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" className={cx(styles.mark)} aria-hidden="true" focusable="false">
      <circle cx="10.5" cy="14" r="7.5" />
      <circle cx="17.5" cy="14" r="7.5" />
    </svg>
  );
}

/** Mark and name. */
export function Wordmark() {
  const { t } = useTranslation();
  return (
    <span className={cx(styles.wordmark)}>
      <Mark />
      <bdi>{t('app.name')}</bdi>
    </span>
  );
}
