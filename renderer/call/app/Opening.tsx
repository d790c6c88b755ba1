// What stands for a moment: the call is being read, or another window takes this one's place.

import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './CallFrame.module.css';

/** A calm line, no spinner. */
export function Opening() {
  const { t } = useTranslation();
  return (
    <main className={cx(styles.opening)}>
      <p role="status">{t('callBefore.opening')}</p>
    </main>
  );
}
