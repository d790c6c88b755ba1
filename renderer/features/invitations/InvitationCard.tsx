// One open invitation: its code, what is known of it, and everything needed to hand it over.

import { ChevronDown, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useRenewInvitation, useRevokeInvitation } from '../../bridge/actions.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Menu } from '../../components/Menu.tsx';
import { Notice } from '../../components/Notice.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Code } from './Code.tsx';
import { InvitationName } from './InvitationName.tsx';
import styles from './Invitations.module.css';

type Asking = 'renew' | 'revoke' | null;

function More({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [asking, setAsking] = useState<Asking>(null);
  const revoke = useRevokeInvitation();
  const renew = useRenewInvitation();
  const error = revoke.error ?? renew.error;
  const question = asking ?? 'revoke';
  return (
    <>
      <Menu
        label={t('invitations.more')}
        trigger={<IconButton icon={MoreHorizontal} label={t('invitations.more')} />}
        items={[
          { id: 'renew', label: t('invitations.renew.name') },
          { id: 'revoke', label: t('invitations.revoke.name'), tone: 'clay' },
        ]}
        onAction={(id) => setAsking(id as Asking)}
      />
      <ConfirmDialog
        title={t(`invitations.${question}.title`)}
        confirm={t(`invitations.${question}.yes`)}
        look={question === 'revoke' ? 'clay' : 'primary'}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={() => {
          setAsking(null);
          (question === 'revoke' ? revoke : renew).mutate(invitation.id);
        }}
      >
        <p>{t(`invitations.${question}.sentence`)}</p>
      </ConfirmDialog>
      {error !== null && (
        <div className={cx(styles.whole)}>
          <Notice kind="problem">{errorText(toAppError(error))}</Notice>
        </div>
      )}
    </>
  );
}

/** Made, or opened: what the service has told so far. */
function Known({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { openedAt, expiresAt } = invitation;
  return (
    <p className={cx(styles.muted)}>
      {openedAt === null ? (
        t('invitations.notOpened')
      ) : (
        <strong className={cx(styles.opened)}>{t('invitations.openedAt', { time: moment(openedAt) })}</strong>
      )}{' '}
      {t('invitations.validUntil', { time: moment(expiresAt) })}
    </p>
  );
}

interface OpenInvitationProps {
  readonly invitation: InvitationView;
  /** Link and QR code stand there by themselves; among many they are shown on a press. */
  readonly isAlone: boolean;
}

/** An invitation that somebody can still use. */
export function OpenInvitation({ invitation, isAlone }: OpenInvitationProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isShown = chosen ?? isAlone;
  const { id, code, link } = invitation;
  if (code === null || link === null) return null;
  return (
    <article className={cx(styles.card)} aria-labelledby={`invitation-${id}`}>
      <div className={cx(styles.cardWords)}>
        <div className={cx(styles.cardTop)}>
          <h3 id={`invitation-${id}`} className={cx(styles.cardName)}>
            <InvitationName invitation={invitation} />
          </h3>
          <More invitation={invitation} />
        </div>
        <Code code={code} />
        <Known invitation={invitation} />
        <div className={cx(styles.actions)}>
          <CopyButton text={code}>{t('invitations.copyCode')}</CopyButton>
          <CopyButton text={link}>{t('invitations.copyLink')}</CopyButton>
          <AriaButton
            className={cx(styles.unfold)}
            aria-expanded={isShown}
            onPress={() => setChosen(!isShown)}
          >
            {t('invitations.showQr')}
            <ChevronDown size={16} strokeWidth={1.7} aria-hidden className={cx(isShown && styles.turned)} />
          </AriaButton>
        </div>
        {isShown && (
          <p className={cx(styles.link)} dir="ltr" translate="no">
            {link}
          </p>
        )}
      </div>
      {isShown && <QrCode text={link} label={t('invitations.qr')} />}
    </article>
  );
}
