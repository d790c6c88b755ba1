// Where a request stands, in one line, and what can be done once its last day is over.

import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../../contract/bridge/rights-view.ts';
import { jurisdictions } from '../../../../contract/domain/jurisdictions.ts';
import { Phrase } from '../../../i18n/Phrase.tsx';
import { cx } from '../../../styles/cx.ts';
import { useDay } from './days.ts';
import styles from './Rights.module.css';

/** The supervisory authority, as data: nothing opens. */
export function AuthorityLine({ law }: Pick<RequestView, 'law'>) {
  const { t } = useTranslation();
  const { authority, source } = jurisdictions[law];
  if (authority === null || source === null)
    return <p className={cx(styles.muted)}>{t('rights.anyAuthority')}</p>;
  return (
    <ul className={cx(styles.muted, styles.lines)}>
      <li>
        <bdi>{authority.name}</bdi>
      </li>
      <li>
        <bdi dir="ltr">{authority.where}</bdi>
      </li>
      <li>
        <Phrase of="rights.source" parts={{ source }} />
      </li>
    </ul>
  );
}

function useLine({ state, law, kind, due, daysLeft }: RequestView): string {
  const { t } = useTranslation();
  const showDay = useDay();
  const day = due === null ? '' : showDay(due);
  const article = jurisdictions[law].limits[kind]?.article ?? '';
  switch (state) {
    case 'running':
      return t('rights.clock.running', { count: daysLeft ?? 0, day });
    case 'today':
      return t('rights.clock.today', { day });
    case 'overdue':
      return t('rights.clock.overdue', { count: -(daysLeft ?? 0), day });
    case 'free':
      return t(`rights.noLimit.${law === 'other' ? 'other' : 'law'}`);
    case 'unsure':
      return t('rights.clock.unsure', { day, article });
    case 'unsent':
      return t('rights.clock.unsent');
    case 'settled':
      return t('rights.clock.settled');
  }
}

/** Quiet while there is time; plain once there is none. */
export function RequestClock({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const { state, law, kind, isExtended, mine } = request;
  const limit = jurisdictions[law].limits[kind];
  const isCounted = state === 'running' || state === 'today' || state === 'overdue';
  return (
    <>
      <p className={cx(styles.clock, state === 'overdue' && styles.overdue)}>
        {useLine(request)} {limit !== null && isCounted && <small dir="ltr">{limit.article}</small>}
      </p>
      {isExtended && state !== 'settled' && <p className={cx(styles.muted)}>{t('rights.clock.extended')}</p>}
      {isCounted && limit?.span.unit !== 'days' && (
        <p className={cx(styles.muted)}>{t('rights.clock.holidays')}</p>
      )}
      {state === 'overdue' && mine && (
        <>
          <p className={cx(styles.muted)}>{t('rights.overdueMine')}</p>
          <AuthorityLine law={law} />
        </>
      )}
      {state === 'overdue' && !mine && <p className={cx(styles.muted)}>{t('rights.overdueTheirs')}</p>}
    </>
  );
}
