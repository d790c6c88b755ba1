// Invitations: make one, hand it over, see what became of each.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { ScreenHeader } from '../../app/ScreenHeader.tsx';
import { invitationsQuery } from '../../bridge/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { EndedInvitation, OpenInvitation } from './InvitationCard.tsx';
import { InvitationForm } from './InvitationForm.tsx';
import styles from './Invitations.module.css';

/** Open invitations first, each with what is needed to hand it over. */
export function InvitationsPage() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data = [], error } = useQuery(invitationsQuery);
  const open = data.filter(({ state }) => state === 'open');
  const ended = data.filter(({ state }) => state !== 'open');
  return (
    <>
      <ScreenHeader>
        <h1 className={cx(styles.title)}>{t('invitations.title')}</h1>
      </ScreenHeader>
      <main className={cx(styles.page)}>
        <div className={cx(styles.column)}>
          <p className={cx(styles.intro)}>{t('invitations.intro')}</p>
          <InvitationForm />
          {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
          {open.length > 0 && (
            <section className={cx(styles.section)} aria-label={t('invitations.open')}>
              <h2>{t('invitations.open')}</h2>
              {open.map((invitation) => (
                <OpenInvitation key={invitation.id} invitation={invitation} />
              ))}
            </section>
          )}
          {ended.length > 0 && (
            <section className={cx(styles.section)} aria-label={t('invitations.ended')}>
              <h2>{t('invitations.ended')}</h2>
              <ul>
                {ended.map((invitation) => (
                  <EndedInvitation key={invitation.id} invitation={invitation} />
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </>
  );
}
