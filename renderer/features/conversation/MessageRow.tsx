// One message of the thread: the lines before it, its bubble, and under the last of a run when it was sent and how far it got.

import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { ForReaders } from '../../components/ForReaders.tsx';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { Divider } from './Divider.tsx';
import styles from './Messages.module.css';
import { MessageText } from './MessageText.tsx';
import type { MessageActions } from './message-keys.ts';
import type { RowFacts } from './row-facts.ts';

/** What a row tells the list; the same object for all rows. */
export interface RowEvents extends Pick<MessageActions, 'onMenu' | 'onToggle'> {
  readonly onKeyDown: (event: KeyboardEvent, message: MessageView) => void;
  readonly onFocus: (message: string) => void;
}

interface MessageRowProps {
  readonly message: MessageView;
  readonly facts: RowFacts;
  /** The other person, for readers that cannot see the side. */
  readonly nickname: string;
  /** Place among all that is loaded, from 1. */
  readonly place: number;
  readonly isActive: boolean;
  /** Null while nothing is being chosen. */
  readonly isChosen: boolean | null;
  readonly events: RowEvents;
}

function Meta({ message }: Pick<MessageRowProps, 'message'>) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <p className={cx(styles.meta)}>
      <time dateTime={new Date(message.at).toISOString()}>{time(message.at)}</time>
      {message.mine && (
        <>
          <span aria-hidden> · </span>
          <span className={cx(styles.delivery)}>{t(`conversation.delivery.${message.delivery}`)}</span>
        </>
      )}
    </p>
  );
}

function Bubble(props: MessageRowProps) {
  const { message, nickname, place, isActive, isChosen, events } = props;
  const { t } = useTranslation();
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    // Marked words keep the system's own menu.
    if (document.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    events.onMenu(message, event.currentTarget);
  };
  return (
    <div className={cx(styles.bubbleLine)}>
      {isChosen !== null && (
        <input
          type="checkbox"
          className={cx(styles.check)}
          checked={isChosen}
          tabIndex={-1}
          aria-label={t('conversation.choose.this')}
          onChange={() => events.onToggle(message)}
        />
      )}
      <article
        className={cx(styles.bubble, isChosen === true && styles.chosen)}
        data-message={message.id}
        data-row={message.id}
        aria-posinset={place}
        aria-setsize={-1}
        aria-labelledby={`who-${message.id}`}
        aria-describedby={`words-${message.id}`}
        tabIndex={isActive ? 0 : -1}
        onFocus={() => events.onFocus(message.id)}
        onKeyDown={(event) => events.onKeyDown(event, message)}
        onContextMenu={onContextMenu}
      >
        <ForReaders>
          <span id={`who-${message.id}`}>
            {message.mine ? t('conversation.you') : <bdi>{nickname}</bdi>}
            {': '}
          </span>
        </ForReaders>
        <div id={`words-${message.id}`}>
          <MessageText text={message.text} />
        </div>
      </article>
      {isChosen === null && (
        <button
          type="button"
          tabIndex={-1}
          className={cx(styles.more)}
          aria-haspopup="menu"
          aria-label={t('conversation.actions.name')}
          onClick={(event) => events.onMenu(message, event.currentTarget)}
        >
          <Ellipsis size={17} strokeWidth={1.7} aria-hidden />
        </button>
      )}
    </div>
  );
}

function Row(props: MessageRowProps) {
  const { message, facts, nickname } = props;
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
        <Divider key={divider.kind} divider={divider} nickname={nickname} />
      ))}
      <Bubble {...props} />
      {facts.endsRun && <Meta message={message} />}
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
