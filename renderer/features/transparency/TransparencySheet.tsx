// "What O7 sees": my last message beside the row that the service really holds, fetched when this is opened.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { transparencyQuery } from '../../bridge/queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { cx } from '../../styles/cx.ts';
import { SealedRow } from './SealedRow.tsx';
import styles from './Transparency.module.css';
import { YourMessage } from './YourMessage.tsx';

/** Mounted only while the sheet is open, so that every opening asks the service anew. */
function Comparison({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const seen = useQuery({ ...transparencyQuery(conversation.id), staleTime: 0 });
  if (seen.isFetching) return <p role="status">{t('transparency.fetching')}</p>;
  if (seen.error !== null) {
    return (
      <Notice
        kind="problem"
        action={
          <Button look="quiet" onPress={() => void seen.refetch()}>
            {t('common.tryAgain')}
          </Button>
        }
      >
        {errorText(toAppError(seen.error))}
      </Notice>
    );
  }
  if (seen.data === undefined || seen.data === null) return <p>{t('transparency.nothingYet')}</p>;
  return (
    <div className={cx(styles.columns)}>
      <YourMessage message={seen.data.message} />
      <SealedRow seen={seen.data} />
    </div>
  );
}

/** Opened by the trust line. */
export function TransparencySheet({ conversation }: { readonly conversation: ConversationView }) {
  const { t } = useTranslation();
  const { overlay, close } = useShell();
  return (
    <Sheet size="wide" title={t('transparency.title')} isOpen={overlay === 'transparency'} onClose={close}>
      <p className={cx(styles.intro)}>{t('transparency.intro')}</p>
      <Comparison conversation={conversation} />
      <p className={cx(styles.honest)}>{t('transparency.honest')}</p>
    </Sheet>
  );
}
