// Asks before a link is opened outside: where it really leads, spelled as the network spells it.

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import styles from './LinkDialog.module.css';
import { askToOpen, useAskedLink } from './text/asked-link.ts';
import { factsOfLink } from './text/link-host.ts';

/** One for the conversation. The shell opens nothing but these kinds of address. */
export function LinkDialog() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const asked = useAskedLink();
  const last = useRef(asked);
  // The words stay while the dialog fades.
  last.current = asked ?? last.current;
  if (last.current === null) return null;
  const { kind, host, isDisguised, url } = factsOfLink(last.current);
  const open = async (): Promise<void> => {
    askToOpen(null);
    try {
      await unwrap(bridge.outside.open({ url }));
    } catch (thrown) {
      showToast({ text: errorText(toAppError(thrown)) ?? '' });
    }
  };
  return (
    <ConfirmDialog
      title={t('kinds.link.title')}
      confirm={t(kind === 'mail' ? 'kinds.link.yesMail' : 'kinds.link.yes')}
      look="primary"
      isOpen={asked !== null}
      onConfirm={() => void open()}
      onClose={() => askToOpen(null)}
    >
      <p>{t(kind === 'mail' ? 'kinds.link.mail' : 'kinds.link.sentence')}</p>
      <p dir="ltr" className={cx(styles.host)}>
        {host}
      </p>
      {isDisguised && (
        <p role="alert" className={cx(styles.warning)}>
          {t('kinds.link.disguised')}
        </p>
      )}
      <p>{t('kinds.link.whole')}</p>
      <p dir="ltr" className={cx(styles.whole)}>
        {url}
      </p>
      <p>{t('kinds.link.open')}</p>
    </ConfirmDialog>
  );
}
