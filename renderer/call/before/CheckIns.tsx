// Check-ins of those who are in already, for the therapist: a quiet sign given in mid-session is seen here.

import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import { cx } from '../../styles/cx.ts';
import { ToldBefore } from './ToldBefore.tsx';
import styles from './WaitingPeople.module.css';

interface CheckInsProps {
  readonly call: CallView;
  readonly locked: boolean;
}

/** Nothing where nobody who is in said anything, and for everybody but the host. */
export function CheckIns({ call, locked }: CheckInsProps) {
  const { t } = useTranslation();
  const told = call.people.filter(({ state, checkIn }) => state === 'in' && checkIn !== null);
  if (!call.isHost || told.length === 0) return null;
  return (
    <section aria-labelledby="call-told" className={cx(styles.waiting)}>
      <h2 id="call-told" className={cx(styles.title)}>
        {t('callBefore.told.title')}
      </h2>
      <ul className={cx(styles.list)}>
        {told.map((person) => (
          <li key={person.account} className={cx(styles.card)}>
            <bdi className={cx(styles.name)}>{person.name}</bdi>
            <ToldBefore person={person} locked={locked} />
          </li>
        ))}
      </ul>
    </section>
  );
}
