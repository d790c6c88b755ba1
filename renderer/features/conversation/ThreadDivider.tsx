// The quiet lines between messages: a new day, where unread begins, what is missing or came in a strange order.

import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';
import type { Divider } from './runs.ts';

interface ThreadDividerProps {
  readonly divider: Divider;
  readonly nickname: string;
}

/** One line of text in the middle of the column. */
export function ThreadDivider({ divider, nickname }: ThreadDividerProps) {
  const { t } = useTranslation();
  const { day, moment } = useFormats();
  switch (divider.kind) {
    case 'day':
      return (
        <h3 className={cx(styles.day)}>
          <time dateTime={new Date(divider.at).toISOString().slice(0, 10)}>
            {day(divider.at, Date.now())}
          </time>
        </h3>
      );
    case 'unread':
      return (
        <p data-unread className={cx(styles.unread)}>
          {t('conversation.unreadLine')}
        </p>
      );
    case 'missing':
      return (
        <p className={cx(styles.remark)}>
          {divider.mine ? (
            t('conversation.missingMine', { count: divider.count })
          ) : (
            <Phrase of="conversation.missing" count={divider.count} parts={{ name: nickname }} />
          )}
        </p>
      );
    case 'restored':
      return <p className={cx(styles.remark)}>{t('conversation.restored', { time: moment(divider.at) })}</p>;
    case 'outOfOrder':
      return <p className={cx(styles.remark)}>{t('conversation.outOfOrder')}</p>;
  }
}
