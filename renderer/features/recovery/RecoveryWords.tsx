// What a broken computer would cost without a recovery kit.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Recovery.module.css';

/** Plain words; what can be done about it stands beside them. */
export function RecoveryWords({ whose }: { readonly whose: Me['role'] }) {
  const { t } = useTranslation();
  return (
    <div className={cx(styles.words)}>
      <p>{t(`recovery.${whose}.today`)}</p>
      {whose === 'therapist' && <p>{t('recovery.therapist.later')}</p>}
    </div>
  );
}
