// Under the last message of a run: when it was sent and how far it got.

import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';

/** How far it got is said of one's own only. */
export function MessageMeta({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { receipts } = message;
  const isOnItsWay = receipts !== null && receipts.delivered > 0 && message.delivery === 'sent';
  return (
    <p className={cx(styles.meta)}>
      <time dateTime={new Date(message.at).toISOString()}>{time(message.at)}</time>
      {message.mine && (
        <>
          <span aria-hidden> · </span>
          <span className={cx(styles.delivery)}>
            {isOnItsWay
              ? t('groups.received', { delivered: receipts.delivered, of: receipts.of })
              : t(`conversation.delivery.${message.delivery}`)}
          </span>
        </>
      )}
    </p>
  );
}
