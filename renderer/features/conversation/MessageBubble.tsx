// One message's bubble with what stands beside it: its box while several are chosen, its menu button.

import { Ellipsis } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ForReaders } from '../../components/ForReaders.tsx';
import { cx } from '../../styles/cx.ts';
import { MessageBody } from './MessageBody.tsx';
import styles from './Messages.module.css';
import type { MessageRowProps } from './row-props.ts';

/** Walked to by keyboard; marked words keep the system's own menu. */
export function MessageBubble(props: MessageRowProps) {
  const { message, facts, nickname, place, isActive, isChosen, events } = props;
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
            {message.mine ? t('conversation.you') : <bdi>{message.author ?? nickname}</bdi>}
            {': '}
          </span>
        </ForReaders>
        {message.author !== null && facts.startsRun && (
          <p aria-hidden className={cx(styles.author)}>
            <bdi>{message.author}</bdi>
          </p>
        )}
        <div id={`words-${message.id}`}>
          <MessageBody message={message} nickname={nickname} onJump={events.onJump} />
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
