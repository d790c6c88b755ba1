// Every receipt, newest first; each can be saved and checked without the app.

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReceiptView } from '../../../../contract/bridge/receipt-view.ts';
import { toAppError } from '../../../../contract/errors/app-error.ts';
import { receiptsQuery } from '../../../bridge/receipts.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useErrorText } from '../../../components/use-error-text.ts';
import { useFormats } from '../../../i18n/locale.ts';
import { cx } from '../../../styles/cx.ts';
import privacy from '../Privacy.module.css';
import styles from './Receipts.module.css';
import { actKey } from './receipt-words.ts';
import { SaveReceipt } from './SaveReceipt.tsx';
import { ServiceKeyNotice } from './ServiceKeyNotice.tsx';

/** What checks a saved receipt, beside the sources. */
const fromSource = 'npm run receipt:verify -- FILE';

function Line({ receipt }: { readonly receipt: ReceiptView }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const { id, act, at, text, here, countersignedAt } = receipt;
  const words = t(actKey(act));
  return (
    <li className={cx(styles.line)}>
      <div className={cx(styles.what)}>
        <strong>{words}</strong>
        <span className={cx(styles.muted)}>
          {moment(at)} · {here ? t('receipts.here') : t('receipts.elsewhere')} ·{' '}
          {countersignedAt === null ? t('receipts.notYet') : t('receipts.countersigned')}
        </span>
        {text !== null && (
          <span className={cx(styles.muted)}>
            {t('receipts.text', { version: text.version })} <code dir="ltr">{text.hash}</code>
          </span>
        )}
      </div>
      <div className={cx(styles.saving)}>
        <SaveReceipt id={id} of={words} />
      </div>
    </li>
  );
}

/** A section of *Your rights*. */
export function ReceiptList() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { data, error } = useQuery(receiptsQuery);
  return (
    <section className={cx(privacy.section)}>
      <h2>{t('receipts.title')}</h2>
      <p className={cx(privacy.muted)}>{t('receipts.sentence')}</p>
      {error !== null && <Notice kind="problem">{errorText(toAppError(error))}</Notice>}
      {data !== undefined && (
        <>
          <ServiceKeyNotice serviceKey={data.serviceKey} />
          {data.receipts.length === 0 ? (
            <p className={cx(privacy.muted)}>{t('receipts.none')}</p>
          ) : (
            <>
              <ol className={cx(styles.lines)} aria-label={t('receipts.lines')}>
                {data.receipts.map((receipt) => (
                  <Line key={receipt.id} receipt={receipt} />
                ))}
              </ol>
              <p className={cx(privacy.muted, styles.keys)}>
                {t('receipts.check')} <code dir="ltr">{fromSource}</code>
              </p>
            </>
          )}
        </>
      )}
    </section>
  );
}
