// After an act: that it is done, that there is a receipt, and saving it.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '../../../../contract/bridge/receipt-view.ts';
import { receiptsQuery } from '../../../bridge/receipts.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import styles from './Receipts.module.css';
import { actKey } from './receipt-words.ts';
import { SaveReceipt } from './SaveReceipt.tsx';

/** `receipt` is what the call that did it answered. Says by itself when O7 has signed it too. */
export function ReceiptNotice({ receipt }: { readonly receipt: ReceiptView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { data } = useQuery(receiptsQuery);
  const known = data?.receipts.find(({ id }) => id === receipt.id) ?? receipt;
  const act = t(actKey(known.act));
  return (
    <div className={cx(styles.notice)}>
      <p role="status">
        <strong>{act}</strong>
        <span className={cx(styles.muted)}>
          {t('receipts.receiptOf', { time: moment(known.at) })}{' '}
          {known.countersignedAt === null ? t('receipts.notYet') : t('receipts.countersigned')}
        </span>
      </p>
      <div className={cx(styles.saving)}>
        <SaveReceipt id={known.id} of={act} />
      </div>
    </div>
  );
}
