// One line for an invitation that is over: what became of it, and a new one in its place.

import { useTranslation } from 'react-i18next';
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useRenewInvitation } from '../../bridge/actions.ts';
import { useNow } from '../../bridge/now.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { InvitationName } from './InvitationName.tsx';
import styles from './Invitations.module.css';

/** Who joined needs no new one, nor who has one already. */
export function EndedInvitation({ invitation }: { readonly invitation: InvitationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { short } = useFormats();
  const now = useNow();
  const renew = useRenewInvitation();
  const { id, state, createdAt, replaced, endedWithComputer } = invitation;
  return (
    <li className={cx(styles.ended)}>
      <span className={cx(styles.endedName)}>
        <InvitationName invitation={invitation} />
      </span>
      <span className={cx(styles.muted)}>
        {endedWithComputer ? t('invitations.endedWithComputer') : t(`invitations.states.${state}`)}
      </span>
      <time className={cx(styles.muted)}>{short(createdAt, now)}</time>
      {state === 'used' || replaced ? (
        <span />
      ) : (
        <Button look="quiet" isDisabled={renew.isPending} onPress={() => renew.mutate(id)}>
          {t('invitations.renew.again')}
        </Button>
      )}
      {renew.error !== null && (
        <div className={cx(styles.whole)}>
          <Notice kind="problem">{errorText(toAppError(renew.error))}</Notice>
        </div>
      )}
    </li>
  );
}
