// What somebody said before the session, for the therapist alone and this session only.

import { useTranslation } from 'react-i18next';
import type { CallPerson } from '../../../contract/bridge/call-view.ts';
import { cx } from '../../styles/cx.ts';
import styles from './WaitingPeople.module.css';

interface ToldBeforeProps {
  readonly person: CallPerson;
  readonly locked: boolean;
}

/** Nothing where nothing was said. Covered while the app is locked. */
export function ToldBefore({ person, locked }: ToldBeforeProps) {
  const { t } = useTranslation();
  const { checkIn } = person;
  if (checkIn === null) return null;
  if (locked) return <p className={cx(styles.muted)}>{t('callBefore.waiting.covered')}</p>;
  const { alone, place, callBack, quiet } = checkIn;
  return (
    <div className={cx(styles.told)}>
      {quiet && <strong role="status">{t('callBefore.told.quiet')}</strong>}
      {alone !== null && <span>{t(alone ? 'callBefore.told.alone' : 'callBefore.told.notAlone')}</span>}
      {(place !== '' || callBack !== '') && (
        <dl className={cx(styles.said)}>
          {place !== '' && (
            <div>
              <dt>{t('callBefore.told.place')}</dt>
              <dd dir="auto">{place}</dd>
            </div>
          )}
          {callBack !== '' && (
            <div>
              <dt>{t('callBefore.told.callBack')}</dt>
              <dd>
                <bdi dir="ltr">{callBack}</bdi>
              </dd>
            </div>
          )}
        </dl>
      )}
      <span className={cx(styles.muted)}>{t('callBefore.told.gone')}</span>
    </div>
  );
}
