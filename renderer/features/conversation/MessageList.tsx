// The thread: pages back at its top, follows the newest at its end.

import { ArrowDown } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView } from '../../../contract/bridge/views.ts';
import type { Thread } from '../../bridge/messages.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { isolate } from '../../i18n/isolate.ts';
import { cx } from '../../styles/cx.ts';
import { MessageRun } from './MessageRun.tsx';
import styles from './Messages.module.css';
import { groupMessages } from './runs.ts';
import { ThreadDivider } from './ThreadDivider.tsx';
import { useFirstUnread } from './use-first-unread.ts';
import { useMarkShownRead } from './use-mark-read.ts';
import { useScroll } from './use-scroll.ts';

interface MessageListProps {
  readonly conversation: ConversationView;
  readonly thread: Thread;
  readonly onOlder: () => void;
  readonly isLoadingOlder: boolean;
}

/** New messages are announced to a screen reader. */
export function MessageList({ conversation, thread, onOlder, isLoadingOlder }: MessageListProps) {
  const { t } = useTranslation();
  const { scroller, atEnd, onScroll, toEnd } = useScroll(thread.messages);
  const firstUnread = useFirstUnread(thread.messages, conversation.unread);
  const { restoredAt } = conversation;
  const items = useMemo(
    () => groupMessages(thread.messages, { firstUnread, restoredAt }),
    [thread.messages, firstUnread, restoredAt],
  );
  useMarkShownRead(conversation, thread.messages, atEnd);
  return (
    <div className={cx(styles.scroller)} ref={scroller} onScroll={onScroll}>
      <div
        role="log"
        aria-busy={isLoadingOlder}
        aria-label={t('conversation.log', { name: isolate(conversation.nickname) })}
        className={cx(styles.column)}
      >
        {thread.more && (
          <Button look="quiet" className={styles.older} onPress={onOlder} isDisabled={isLoadingOlder}>
            {t('conversation.older')}
          </Button>
        )}
        {items.map((item) =>
          item.kind === 'run' ? (
            <MessageRun key={item.key} run={item} nickname={conversation.nickname} />
          ) : (
            <ThreadDivider key={item.key} divider={item} nickname={conversation.nickname} />
          ),
        )}
      </div>
      {!atEnd && (
        <IconButton
          icon={ArrowDown}
          look="filled"
          placement="top"
          label={t('conversation.toNewest')}
          className={styles.jump}
          onPress={toEnd}
        />
      )}
    </div>
  );
}
