// Invitations: make them, hand them over, see what became of them.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { PlacePage } from '../../app/PlacePage.tsx';
import { recoveryQuery } from '../../bridge/keeping.ts';
import { invitationsQuery, openedInvitationsQuery } from '../../bridge/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { KitGate } from '../recovery/KitGate.tsx';
import { EndedInvitation } from './EndedInvitation.tsx';
import { OpenInvitation } from './InvitationCard.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import styles from './Invitations.module.css';
import { SlipsButton } from './SlipsButton.tsx';

/** From this many on they can be searched. */
const searchFrom = 8;
/** Up to this many open ones show their QR codes at once. */
const fewOpen = 2;

/** By private label or by code, however it is typed. */
function matches({ label, code }: InvitationView, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  const plain = wanted.replace(/[\s-]/g, '');
  return (
    (label ?? '').toLocaleLowerCase().includes(wanted) ||
    (plain !== '' && (code ?? '').toLowerCase().replaceAll('-', '').includes(plain))
  );
}

/** What stands above the list: the recovery kit comes before the first invitation, nothing before that is known. */
function FirstThing({ isFirst }: { readonly isFirst: boolean }) {
  const recovery = useQuery({ ...recoveryQuery, enabled: isFirst });
  if (!isFirst || recovery.error !== null) return <InvitationForm />;
  if (recovery.data === undefined) return null;
  return recovery.data.kit === null ? <KitGate /> : <InvitationForm />;
}

/** Open invitations first. Which were opened meanwhile is asked of the service each time the page is opened. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const { data, error } = useQuery(invitationsQuery);
  const all = data ?? [];
  useQuery(openedInvitationsQuery);
  const found = all.filter((one) => matches(one, typed));
  const open = found.filter(({ state }) => state === 'open');
  const ended = found.filter(({ state }) => state !== 'open');
  return (
    <PlacePage title={t('invitations.title')}>
      <div className={cx(styles.column)}>
        <p className={cx(styles.intro)}>{t('invitations.intro')}</p>
        {(data !== undefined || error !== null) && <FirstThing isFirst={data?.length === 0} />}
        {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
        {all.length >= searchFrom && (
          <SearchField label={t('invitations.search')} value={typed} onChange={setTyped} />
        )}
        {typed !== '' && found.length === 0 && <p role="status">{t('invitations.nothingFound')}</p>}
        {open.length > 0 && (
          <section className={cx(styles.section)} aria-labelledby="invitations-open">
            <div className={cx(styles.sectionHead)}>
              <h2 id="invitations-open">{t('invitations.open')}</h2>
              <SlipsButton invitations={open} />
            </div>
            {open.map((invitation) => (
              <OpenInvitation key={invitation.id} invitation={invitation} isAlone={open.length <= fewOpen} />
            ))}
          </section>
        )}
        {ended.length > 0 && (
          <section className={cx(styles.section)} aria-labelledby="invitations-ended">
            <h2 id="invitations-ended">{t('invitations.ended')}</h2>
            <ul>
              {ended.map((invitation) => (
                <EndedInvitation key={invitation.id} invitation={invitation} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </PlacePage>
  );
}
