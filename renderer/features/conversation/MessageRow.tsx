// One message of the thread: the lines before it, its bubble, and what stands under the last of a run.

import { memo } from 'react';
import { cx } from '../../styles/cx.ts';
import { Divider } from './Divider.tsx';
import { MessageBubble } from './MessageBubble.tsx';
import { MessageMeta } from './MessageMeta.tsx';
import styles from './Messages.module.css';
import { NoticeRow } from './NoticeRow.tsx';
import type { RowFacts } from './row-facts.ts';
import type { MessageRowProps } from './row-props.ts';

function Row(props: MessageRowProps) {
  const { message, facts, nickname } = props;
  if (message.notice !== null) return <NoticeRow {...props} notice={message.notice} />;
  return (
    <div
      className={cx(
        styles.row,
        message.mine ? styles.mine : styles.theirs,
        facts.startsRun && styles.starts,
        facts.endsRun && styles.ends,
      )}
    >
      {facts.dividers.map((divider) => (
        <Divider key={divider.kind} divider={divider} nickname={message.author ?? nickname} />
      ))}
      <MessageBubble {...props} />
      {facts.endsRun && <MessageMeta message={message} />}
    </div>
  );
}

const isSameFacts = (a: RowFacts, b: RowFacts): boolean =>
  a.startsRun === b.startsRun &&
  a.endsRun === b.endsRun &&
  JSON.stringify(a.dividers) === JSON.stringify(b.dividers);

function isSameRow(before: MessageRowProps, after: MessageRowProps): boolean {
  const { facts: old, ...others } = before;
  const { facts, ...rest } = after;
  const names = Object.keys(others) as (keyof typeof others)[];
  return names.every((name) => others[name] === rest[name]) && isSameFacts(old, facts);
}

/** Own messages stand at the line's end, theirs at its start, whatever language they are in. Drawn again only when it changes. */
export const MessageRow = memo(Row, isSameRow);
