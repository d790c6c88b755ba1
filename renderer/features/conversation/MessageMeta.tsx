// Under the last message of a run: when it was sent and how far it got.

import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { PausedLine } from '../privacy/choices/PausedLine.tsx';
import styles from './Messages.module.css';

/** In a group: how many have it, as long as not all do. */
function deliveryWords({ receipts, delivery }: MessageView, t: TFunction): string {
  if (receipts === null) return t(`conversation.delivery.${delivery}`);
  if (delivery === 'delivered') return t('groups.receivedByAll');
  if (delivery !== 'sent' || receipts.delivered === 0) return t(`conversation.delivery.${delivery}`);
  return t('groups.received', { delivered: receipts.delivered, of: receipts.of });
}

/** How far it got is said of one's own only. */
export function MessageMeta({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <p className={cx(styles.meta)}>
      <time dateTime={new Date(message.at).toISOString()}>{time(message.at)}</time>
      {message.mine && (
        <>
          <span aria-hidden> · </span>
          <span className={cx(styles.delivery)}>{deliveryWords(message, t)}</span>
          {(message.delivery === 'waiting' || message.delivery === 'sent') && (
            <PausedLine message={message} />
          )}
        </>
      )}
    </p>
  );
}
