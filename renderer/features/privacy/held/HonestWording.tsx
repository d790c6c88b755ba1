// What O7 learns although it cannot read, and what no software can promise.

import { useTranslation } from 'react-i18next';
import { cx } from '../../../styles/cx.ts';
import styles from '../Privacy.module.css';

const learned = ['address', 'whoAndWhen', 'invitations', 'sizes', 'roles', 'presence', 'typed'] as const;
const limits = ['operator', 'tampered', 'unlocked', 'deleting', 'recording'] as const;

/** Plain sentences; each is true of this version. */
export function HonestWording() {
  const { t } = useTranslation();
  return (
    <>
      <section className={cx(styles.section)}>
        <h2>{t('privacy.learned.title')}</h2>
        <p className={cx(styles.muted)}>{t('privacy.learned.intro')}</p>
        <ul className={cx(styles.sentences)}>
          {learned.map((name) => (
            <li key={name}>{t(`privacy.learned.${name}`)}</li>
          ))}
        </ul>
      </section>
      <section className={cx(styles.section)}>
        <h2>{t('privacy.limits.title')}</h2>
        <ul className={cx(styles.sentences)}>
          {limits.map((name) => (
            <li key={name}>{t(`privacy.limits.${name}`)}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
