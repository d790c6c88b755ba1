// The thread: draws what is near the window, pages back by itself, follows the newest, is walked by keyboard.

import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { useShell } from '../../app/shell-context.ts';
import type { Thread } from '../../bridge/messages.ts';
import { ForReaders } from '../../components/ForReaders.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useWalking } from '../../components/use-walking.ts';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { type MenuPlace, MessageMenu } from './MessageMenu.tsx';
import { MessageRow } from './MessageRow.tsx';
import styles from './Messages.module.css';
import { actOnKey } from './message-keys.ts';
import { factsOf } from './row-facts.ts';
import { useAnnouncing } from './use-announcing.ts';
import type { Choosing } from './use-choosing.ts';
import type { LineActs } from './use-line-acts.ts';
import { useMarkShownRead } from './use-mark-read.ts';
import { useRememberingCopied } from './use-pasting.ts';
import { startOf, useSoughtLine } from './use-sought-line.ts';
import { useThreadList } from './use-thread-list.ts';
import { useUnreadMark } from './use-unread-mark.ts';

interface MessageListProps {
  readonly conversation: ConversationView;
  readonly thread: Thread;
  readonly onOlder: () => void;
  readonly isLoadingOlder: boolean;
  readonly onNewer: () => void;
  readonly isLoadingNewer: boolean;
  /** Loads a line and what stands around it. */
  readonly onSeek: (message: string) => void;
  /** Loads the newest lines, where what is loaded lies far back; the list is then another. */
  readonly onNewest: () => void;
  readonly choosing: Choosing;
  readonly acts: LineActs;
  readonly onCopy: (messages: readonly MessageView[]) => void;
  readonly onDelete: (messages: readonly MessageView[]) => void;
}

/** Give it the thread's part as `key`. What arrives is told to a screen reader; scrolling back is not. */
export function MessageList(props: MessageListProps) {
  const { conversation, thread, onOlder, isLoadingOlder, choosing, acts, onCopy, onDelete } = props;
  const { onNewer, isLoadingNewer, onSeek, onNewest } = props;
  const { messages } = thread;
  const { nickname, restoredAt } = conversation;
  const { t } = useTranslation();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const { talkTo, sought: line } = useShell();
  const unread = useUnreadMark(conversation, messages.at(-1));
  const list = useThreadList({
    messages,
    hasOlder: thread.more && !isLoadingOlder,
    onOlder,
    hasNewer: thread.newer && !isLoadingNewer,
    onNewer,
    startAt: startOf(line, conversation.id) ?? unread?.message ?? null,
  });
  const { toggle } = choosing;
  const actions = useMemo(
    () => ({
      onMenu: (message: MessageView, anchor: HTMLElement) => setMenu({ message, anchor }),
      onToggle: toggle,
      onDelete: (message: MessageView) => onDelete([message]),
      onCopy: (message: MessageView) => onCopy([message]),
      ...acts,
    }),
    [toggle, onDelete, onCopy, acts],
  );
  const { active, walkedAt, onKeyDown, onFocus } = useWalking({
    count: messages.length,
    idAt: useCallback((at: number) => messages[at]?.id, [messages]),
    indexOf: useCallback((id: string) => messages.findLastIndex((one) => one.id === id), [messages]),
    scroller: list.scroller,
    scrollTo: list.scrollTo,
    start: null,
  });
  list.kept.current = walkedAt;
  const showSought = useCallback(
    (at: number) => {
      list.showAt(at);
      onFocus(messages[at]?.id ?? null);
    },
    [list.showAt, onFocus, messages],
  );
  const sought = useSoughtLine(conversation.id, messages, showSought, onSeek);
  const events = useMemo(
    () => ({
      ...actions,
      onFocus,
      onJump: (message: string) => talkTo(conversation.id, message),
      onKeyDown: (event: KeyboardEvent, message: MessageView) => {
        if (event.target !== event.currentTarget) return;
        if (!actOnKey(event, message, actions)) onKeyDown(event, message.id);
      },
    }),
    [actions, onKeyDown, onFocus, talkTo, conversation.id],
  );
  const marks = useMemo(() => ({ unread, restoredAt }), [unread, restoredAt]);
  const told = useAnnouncing(messages, nickname);
  useMarkShownRead(conversation, messages, list.atEnd && !thread.newer);

  return (
    <div className={cx(styles.place)}>
      <div className={cx(styles.scroller)} ref={list.scroller}>
        <div
          role="log"
          aria-live="off"
          aria-busy={isLoadingOlder}
          aria-label={t('conversation.log', { name: isolate(nickname) })}
          className={cx(styles.column, choosing.isOn && styles.choosing)}
          ref={list.column}
          onCopy={useRememberingCopied(conversation.id)}
        >
          {list.rows.map(({ index, key }) => {
            const message = messages[index];
            const facts = factsOf(messages, index, marks);
            return (
              message !== undefined &&
              facts !== null && (
                <div
                  key={key}
                  data-index={index}
                  ref={list.row}
                  className={cx(styles.slot, message.id === sought && styles.sought)}
                >
                  <MessageRow
                    message={message}
                    facts={facts}
                    nickname={nickname}
                    place={index + 1}
                    isActive={message.id === active}
                    isChosen={choosing.isOn ? choosing.ids.has(message.id) : null}
                    events={events}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      {(!list.atEnd || thread.newer) && (
        <IconButton
          icon={ArrowDown}
          look="filled"
          placement="top"
          label={t(thread.newer ? 'kinds.toNewest' : 'conversation.toNewest')}
          className={styles.jump}
          onPress={thread.newer ? onNewest : list.toEnd}
        />
      )}
      <ForReaders>
        <span role="status">{told}</span>
      </ForReaders>
      <MessageMenu
        place={menu}
        onClose={() => setMenu(null)}
        actions={actions}
        isEnded={conversation.state === 'ended'}
      />
    </div>
  );
}
