// The left side: the last message as this computer shows it.

import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { MessageText } from '../conversation/MessageText.tsx';
import styles from './Transparency.module.css';

/** Not read from the service: it has no such text. */
export function YourMessage({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const { exact } = useFormats();
  return (
    <section className={cx(styles.side)} aria-label={t('transparency.yours')}>
      <h3>{t('transparency.yours')}</h3>
      <div className={cx(styles.bubble)}>
        <MessageText text={message.text} />
      </div>
      <p className={cx(styles.muted)}>
        {exact(message.at)} · {t(`conversation.delivery.${message.delivery}`)}
      </p>
    </section>
  );
}
