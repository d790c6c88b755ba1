// Privacy → Your rights: each right a row with a button that finishes the job.

import { useTranslation } from 'react-i18next';
import type { Me } from '../../../../contract/bridge/views.ts';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';
import { AccessRight } from './AccessRight.tsx';
import rights from './Rights.module.css';

/**
 * The order of the rows: access, correct, delete, restrict, object, withdraw, export, ask the practice. Each is a component of its own
 * in the folder of what it does.
 */
export function RightsPart({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  return (
    <section className={cx(styles.section)}>
      <h2>{t('privacy.parts.rights')}</h2>
      <p className={cx(styles.intro)}>{t(`rights.intro.${me.role}`)}</p>
      <ul className={cx(rights.rights)} aria-label={t('privacy.parts.rights')}>
        <AccessRight />
      </ul>
    </section>
  );
}
