// The quiet lines between messages: a new day, where unread begins, what is missing or came in a strange order.

import { useTranslation } from 'react-i18next';
import { useNow } from '../../bridge/now.ts';
import { useFormats } from '../../i18n/locale.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';
import type { Divider as Line } from './row-facts.ts';

interface DividerProps {
  readonly divider: Line;
  readonly nickname: string;
}

/** Who was away longer than this is told since when. */
const longAwayMs = 14 * 24 * 60 * 60 * 1000;

/** One line of text in the middle of the column. */
export function Divider({ divider, nickname }: DividerProps) {
  const { t } = useTranslation();
  const { day, date, moment } = useFormats();
  const now = useNow();
  switch (divider.kind) {
    case 'day':
      return (
        <h2 className={cx(styles.day)}>
          <time dateTime={new Date(divider.at).toISOString().slice(0, 10)}>{day(divider.at, now)}</time>
        </h2>
      );
    case 'unread': {
      const { count, since } = divider.mark;
      return (
        <p data-unread className={cx(styles.unread)}>
          {now - since > longAwayMs
            ? t('conversation.unreadSince', { count, date: date(since) })
            : t('conversation.unreadLine')}
        </p>
      );
    }
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
