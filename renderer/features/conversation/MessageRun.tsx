// One person's messages close in time: bubbles, and under the last one its time and how far it got.

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { ForReaders } from '../../components/ForReaders.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import styles from './Messages.module.css';
import { MessageText } from './MessageText.tsx';
import type { Run as MessagesOfOne } from './runs.ts';

interface MessageRunProps {
  readonly run: MessagesOfOne;
  /** The other person, for readers that cannot see the side. */
  readonly nickname: string;
}

function isSameRun(before: MessageRunProps, after: MessageRunProps): boolean {
  const [old, next] = [before.run.messages, after.run.messages];
  return (
    before.nickname === after.nickname &&
    old.length === next.length &&
    old.every((message, at) => message === next[at])
  );
}

function Run({ run, nickname }: MessageRunProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const last = run.messages.at(-1);
  if (last === undefined) return null;
  return (
    <div className={cx(styles.run, run.mine ? styles.mine : styles.theirs)}>
      {run.messages.map((message) => (
        <article key={message.id} className={cx(styles.bubble)} data-message={message.id}>
          <ForReaders>
            {run.mine ? t('conversation.you') : <bdi>{nickname}</bdi>}
            {': '}
          </ForReaders>
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

/**
 * Own messages stand at the line's end, theirs at its start, whatever language they are in. Drawn again only when its
 * own messages change, so that a new line costs the same in a long thread as in a short one.
 */
export const MessageRun = memo(Run, isSameRun);
