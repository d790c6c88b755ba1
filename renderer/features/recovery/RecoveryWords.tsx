// What a broken computer would cost today. The recovery kit will be made here, for both roles.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';

/** Plain words and nothing to fill in: this version has no kit, and says so. */
export function RecoveryWords({ whose }: { readonly whose: Me['role'] }) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.words)}>
      <p>{t(`recovery.${whose}.today`)}</p>
      <p>{t(`recovery.${whose}.later`)}</p>
    </div>
  );
}
