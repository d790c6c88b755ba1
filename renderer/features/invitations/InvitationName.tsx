// What the therapist calls an invitation.

import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Invitations.module.css';

/** The private label, or words for its absence. */
export function InvitationName({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  return invitation.label === null ? (
    <span className={cx(styles.unlabelled)}>{t('invitations.noLabel')}</span>
  ) : (
    <bdi>{invitation.label}</bdi>
  );
}
