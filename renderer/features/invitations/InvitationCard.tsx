// One invitation: while it is open its code, link and QR code; afterwards what became of it.

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useRevokeInvitation } from '../../bridge/actions.ts';
import { useNow } from '../../bridge/now.ts';
import { Button } from '../../components/Button.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';

function Name({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  return invitation.label === null ? (
    <span className={cx(styles.unlabelled)}>{t('invitations.noLabel')}</span>
  ) : (
    <bdi>{invitation.label}</bdi>
  );
}

function Revoke({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const revoke = useRevokeInvitation();
  return (
    <>
      <Button look="quiet" onPress={() => setAsking(true)} isDisabled={revoke.isPending}>
        {t('invitations.revoke.name')}
      </Button>
      {revoke.error !== null && <Notice kind="problem">{errorText(toAppError(revoke.error))}</Notice>}
      <Sheet
        size="small"
        role="alertdialog"
        title={t('invitations.revoke.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{t('invitations.revoke.sentence')}</p>
        <div className={cx(styles.actions)}>
          <Button
            look="clay"
            onPress={() => {
              setAsking(false);
              revoke.mutate(invitation.id);
            }}
          >
            {t('invitations.revoke.yes')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('common.cancel')}</Button>
        </div>
      </Sheet>
    </>
  );
}

/** An invitation that somebody can still use. */
export function OpenInvitation({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { code, link } = invitation;
  if (code === null || link === null) return null;
  return (
    <article className={cx(styles.card)}>
      <div className={cx(styles.cardWords)}>
        <h3 className={cx(styles.cardName)}>
          <Name invitation={invitation} />
        </h3>
        <p className={cx(styles.code)} dir="ltr" translate="no">
          {code.split('-').map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: four groups that never move
            <span key={at}>
              {at > 0 && <i>-</i>}
              {group}
            </span>
          ))}
        </p>
        <p className={cx(styles.link)} dir="ltr" translate="no">
          {link}
        </p>
        <p className={cx(styles.muted)}>
          {t('invitations.validUntil', { time: moment(invitation.expiresAt) })}
        </p>
        <div className={cx(styles.actions)}>
          <CopyButton text={code}>{t('invitations.copyCode')}</CopyButton>
          <CopyButton text={link}>{t('invitations.copyLink')}</CopyButton>
          <Revoke invitation={invitation} />
        </div>
      </div>
      <QrCode text={link} label={t('invitations.qr')} />
    </article>
  );
}

/** An invitation that is over. */
export function EndedInvitation({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const now = useNow();
  return (
    <li className={cx(styles.ended)}>
      <span className={cx(styles.endedName)}>
        <Name invitation={invitation} />
      </span>
      <span className={cx(styles.muted)}>{t(`invitations.states.${invitation.state}`)}</span>
      <time className={cx(styles.muted)}>{short(invitation.createdAt, now)}</time>
    </li>
  );
}
