// Says, while files hover over a conversation, that they can be let go of here.

import { useTranslation } from 'react-i18next';
import { cx } from '../../styles/cx.ts';
import styles from './Files.module.css';

/** Over everything, and not in the way of the pointer. */
export function DropHint() {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.drop)} aria-hidden>
      <p>{t('files.drop')}</p>
    </div>
  );
}
