// Asks before a link is opened outside: where it really leads, spelled as the network spells it.

import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { CopyButton } from '../../components/CopyButton.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { askToOpen, useAskedLink } from './asked-link.ts';
import styles from './LinkDialog.module.css';
import { factsOfLink, type LinkFacts } from './link-facts.ts';

/** What speaks against it, said before anything is opened. */
function Warnings({ reads, isMixed, isOpenRoad }: LinkFacts) {
  const { t } = useTranslation();
  return (
    <>
      {reads !== null && (
        <div role="alert" className={cx(styles.warning)}>
          <p>{t(isMixed ? 'link.mixed' : 'link.disguised')}</p>
          <p>
            {t('link.reads')} <bdi>{reads}</bdi>
          </p>
        </div>
      )}
      {isOpenRoad && <p className={cx(styles.warning)}>{t('link.openRoad')}</p>}
    </>
  );
}

function Question({ facts }: { readonly facts: LinkFacts }) {
  const { t } = useTranslation();
  const { kind, host, url } = facts;
  return (
    <div className={cx(styles.question)}>
      <p>{t(kind === 'mail' ? 'link.mail' : 'link.sentence')}</p>
      <p className={cx(styles.host)}>
        <bdi dir="ltr">{host}</bdi>
      </p>
      <Warnings {...facts} />
      <p>{t('link.whole')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: nothing inside takes the focus, and arrow keys must scroll it */}
      <p dir="ltr" className={cx(styles.whole)} tabIndex={0}>
        {url}
      </p>
      <CopyButton text={url}>{t('link.copy')}</CopyButton>
      <p>{t(kind === 'mail' ? 'link.theirMail' : 'link.theirPolicy')}</p>
    </div>
  );
}

/** One for the window. The shell opens nothing but these kinds of address, and looks at each again. */
export function LinkDialog() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const asked = useAskedLink();
  const last = useRef(asked);
  // The words stay while the dialog fades.
  last.current = asked ?? last.current;
  if (last.current === null) return null;
  const facts = factsOfLink(last.current);
  const open = async (): Promise<void> => {
    askToOpen(null);
    try {
      await unwrap(bridge.outside.open({ url: facts.url }));
    } catch (thrown) {
      showToast({ text: errorText(toAppError(thrown)) ?? '' });
    }
  };
  return (
    <ConfirmDialog
      title={t('link.title')}
      confirm={t(facts.kind === 'mail' ? 'link.yesMail' : 'link.yes')}
      look="primary"
      isOpen={asked !== null}
      onConfirm={() => void open()}
      onClose={() => askToOpen(null)}
    >
      <Question facts={facts} />
    </ConfirmDialog>
  );
}
