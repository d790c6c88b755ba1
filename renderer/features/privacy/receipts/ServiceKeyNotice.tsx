// The service shows another signing key than the one first seen here: said, with both, and accepted by nobody but the person.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceKeyView } from '../../../../contract/bridge/receipt-view.ts';
import { type AppError, toAppError } from '../../../../contract/errors/app-error.ts';
import { bridge, unwrap } from '../../../bridge/bridge.ts';
import { receiptsQuery } from '../../../bridge/receipts.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Receipts.module.css';

/** Nothing where the key is the same as ever. */
export function ServiceKeyNotice({ serviceKey }: { readonly serviceKey: ServiceKeyView }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [failure, setFailure] = useState<AppError | null>(null);
  const { pinned, shown } = serviceKey;
  if (pinned === null || shown === null) return null;
  const accept = async (): Promise<void> => {
    setFailure(null);
    try {
      await unwrap(bridge.receipts.acceptKey({ key: shown }));
      await client.invalidateQueries({ queryKey: receiptsQuery.queryKey });
    } catch (thrown) {
      setFailure(toAppError(thrown));
    }
  };
  return (
    <Notice kind="problem" action={<Button onPress={() => void accept()}>{t('receipts.acceptKey')}</Button>}>
      {t('receipts.keyChanged')}
      <span className={cx(styles.keys)}>
        {t('receipts.keyBefore')} <code dir="ltr">{pinned}</code>
      </span>
      <span className={cx(styles.keys)}>
        {t('receipts.keyNow')} <code dir="ltr">{shown}</code>
      </span>
      {failure !== null && errorText(failure)}
    </Notice>
  );
}
