// The messages of a conversation, or what stands there before they are read, when there are none, and when reading failed.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import {
  leaveThread,
  loadAround,
  loadNewer,
  loadNewest,
  loadOlder,
  threadQuery,
} from '../../bridge/messages.ts';
import { Button } from '../../components/Button.tsx';
import { QuietWindow } from '../../components/drawings.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { ImportOffer } from '../privacy/export/ImportOffer.tsx';
import styles from './Conversation.module.css';
import { MessageList } from './MessageList.tsx';
import type { Choosing } from './use-choosing.ts';
import type { LineActs } from './use-line-acts.ts';

interface ThreadAreaProps {
  readonly conversation: ConversationView;
  readonly choosing: Choosing;
  readonly acts: LineActs;
  readonly onCopy: (messages: readonly MessageView[]) => void;
  readonly onDelete: (messages: readonly MessageView[]) => void;
}

/** Reads a page more whenever the list asks for it. */
export function ThreadArea({ conversation, ...rest }: ThreadAreaProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const { id } = conversation;
  const thread = useQuery(threadQuery(client, id));
  useEffect(() => () => leaveThread(client, id), [client, id]);
  const { mutate: readOlder, isPending } = useMutation({ mutationFn: () => loadOlder(client, id) });
  const onOlder = useCallback(() => readOlder(), [readOlder]);
  const newer = useMutation({ mutationFn: () => loadNewer(client, id) });
  const { mutate: readNewer } = newer;
  const onNewer = useCallback(() => readNewer(), [readNewer]);
  const tell = useCallback(
    (thrown: unknown): void => void showToast({ text: errorText(toAppError(thrown)) ?? '' }),
    [errorText],
  );
  const onNewest = useCallback(() => void loadNewest(client, id).catch(tell), [client, id, tell]);
  const onSeek = useCallback(
    (message: string) => void loadAround(client, id, message).catch(tell),
    [client, id, tell],
  );

  if (thread.data === undefined && thread.error === null) {
    return (
      <div className={cx(styles.center)}>
        <div className={cx(styles.loading)}>
          <Skeleton count={5} />
        </div>
      </div>
    );
  }
  if (thread.data === undefined) {
    return (
      <div className={cx(styles.center)}>
        <Notice
          kind="problem"
          action={
            <Button look="quiet" onPress={() => void thread.refetch()}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {errorText(toAppError(thread.error))}
        </Notice>
      </div>
    );
  }
  if (thread.data.messages.length === 0) {
    return (
      <EmptyState drawing={<QuietWindow />} action={<ImportOffer />}>
        <Phrase of="conversation.empty" parts={{ name: conversation.nickname }} />
      </EmptyState>
    );
  }
  return (
    <MessageList
      key={thread.data.part}
      conversation={conversation}
      thread={thread.data}
      onOlder={onOlder}
      isLoadingOlder={isPending}
      onNewer={onNewer}
      isLoadingNewer={newer.isPending}
      onNewest={onNewest}
      onSeek={onSeek}
      {...rest}
    />
  );
}
