// The list in every question before a deletion: what stays elsewhere.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { devicesQuery } from '../../bridge/devices.ts';
import { profileQuery } from '../../bridge/queries.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Remains.module.css';
import { type Deletion, listRemains } from './what-remains.ts';

/** Where no profile is open, nothing is known of other computers. */
export function Remains({ of }: { readonly of: Deletion }) {
  const { t } = useTranslation();
  const { data: profile } = useQuery(profileQuery);
  const isOpen = profile?.state === 'open';
  const { data: devices } = useQuery({ ...devicesQuery, enabled: isOpen });
  const remains = listRemains(of, {
    isTherapist: isOpen && profile.me.role === 'therapist',
    hasOthers: (devices ?? []).some(({ isThis }) => !isThis),
  });
  return (
    <>
      <p className={cx(styles.title)}>{t('remains.title')}</p>
      <ul className={cx(styles.remains)}>
        {remains.map(({ text, name }) => (
          <li key={text}>
            <Phrase of={text} parts={name === undefined ? {} : { name }} />
          </li>
        ))}
      </ul>
    </>
  );
}
