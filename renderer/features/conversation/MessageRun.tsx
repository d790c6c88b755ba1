// One person's messages close in time: bubbles, and under the last one its time and how far it got.

import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';
import { MessageText } from './MessageText.tsx';
import type { Run } from './runs.ts';

interface MessageRunProps {
  readonly run: Run;
  /** The other person, for readers that cannot see the side. */
  readonly nickname: string;
}

/** Own messages stand at the line's end, theirs at its start, whatever language they are in. */
export function MessageRun({ run, nickname }: MessageRunProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const last = run.messages.at(-1);
  if (last === undefined) return null;
  return (
    <div className={cx(styles.run, run.mine ? styles.mine : styles.theirs)}>
      {run.messages.map((message) => (
        <article key={message.id} className={cx(styles.bubble)} data-message={message.id}>
          <span className={cx(styles.hidden)}>
            {run.mine ? t('conversation.you') : <bdi>{nickname}</bdi>}
            {': '}
          </span>
          <MessageText text={message.text} />
        </article>
      ))}
      <p className={cx(styles.meta)}>
        <time dateTime={new Date(last.at).toISOString()}>{time(last.at)}</time>
        {run.mine && (
          <>
            <span aria-hidden> · </span>
            <span className={cx(styles.delivery)}>{t(`conversation.delivery.${last.delivery}`)}</span>
          </>
        )}
      </p>
    </div>
  );
}
