// One conversation: header, thread, composer, and what stands there before anything was written.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConversationView, Me } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { loadOlder, threadQuery } from '../../bridge/messages.ts';
import { Button } from '../../components/Button.tsx';
import { QuietWindow } from '../../components/drawings.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { useErrorText } from '../../components/use-error-text.ts';
import { isolate } from '../../i18n/isolate.ts';
import { Phrase } from '../../i18n/Phrase.tsx';
import { cx } from '../../styles/cx.ts';
import { SidePanel } from '../people/SidePanel.tsx';
import { useIsSample } from '../sample/use-sample.ts';
import { Composer } from './Composer.tsx';
import { ConfirmCard } from './ConfirmCard.tsx';
import styles from './Conversation.module.css';
import { ConversationHeader } from './ConversationHeader.tsx';
import { MessageList } from './MessageList.tsx';
import { useComposer } from './use-composer.ts';

interface ConversationScreenProps {
  readonly conversation: ConversationView;
  readonly me: Me;
}

/** Why what is written waits although the connection may be fine. */
function StateLine({ conversation }: Pick<ConversationScreenProps, 'conversation'>) {
  const errorText = useErrorText();
  const { state, nickname, trouble } = conversation;
  if (trouble !== null) {
    return <Notice kind={trouble.retryable ? 'quiet' : 'problem'}>{errorText(trouble)}</Notice>;
  }
  if (state !== 'awaiting' && state !== 'opening') return null;
  return (
    <Notice>
      <Phrase of={`conversation.state.${state}`} parts={{ name: nickname }} />
    </Notice>
  );
}

function ThreadArea({ conversation }: Pick<ConversationScreenProps, 'conversation'>) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useQueryClient();
  const thread = useQuery(threadQuery(client, conversation.id));
  const older = useMutation({ mutationFn: () => loadOlder(client, conversation.id) });
  if (thread.data === undefined) {
    if (thread.error === null) return <div className={cx(styles.center)} />;
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
      <EmptyState drawing={<QuietWindow />}>
        <Phrase of="conversation.empty" parts={{ name: conversation.nickname }} />
      </EmptyState>
    );
  }
  return (
    <MessageList
      conversation={conversation}
      thread={thread.data}
      onOlder={() => older.mutate()}
      isLoadingOlder={older.isPending}
    />
  );
}

function WritingArea({ conversation }: Pick<ConversationScreenProps, 'conversation'>) {
  const { t } = useTranslation();
  const { go } = useShell();
  const isSample = useIsSample();
  const composer = useComposer(conversation.id);
  return (
    <footer className={cx(styles.foot)}>
      <div className={cx(styles.footColumn)}>
        <StateLine conversation={conversation} />
        <Composer
          text={composer.text}
          error={composer.error}
          label={t('conversation.composer.label', {
            name: isolate(conversation.label ?? conversation.nickname),
          })}
          onWrite={composer.write}
          onSend={composer.send}
        />
        <p className={cx(styles.promise)}>
          {isSample ? t('sample.composer') : t('conversation.promise')}{' '}
          <AriaButton onPress={() => go('privacy')}>{t('conversation.promiseMore')}</AriaButton>
        </p>
      </div>
    </footer>
  );
}

/** Give it the conversation's id as `key`: drafts and scrolling belong to one conversation. */
export function ConversationScreen({ conversation, me }: ConversationScreenProps) {
  const shell = useShell();
  const { t } = useTranslation();
  const [isDetailed, setDetailed] = useState(false);
  const isTherapist = me.role === 'therapist';
  return (
    <div className={cx(styles.screen, isTherapist && styles.withSide)}>
      <main className={cx(styles.conversation)}>
        <ConversationHeader
          conversation={conversation}
          onTrust={() => shell.open('transparency')}
          onDetails={isTherapist ? () => setDetailed(true) : null}
        />
        {conversation.state === 'toConfirm' ? (
          <ConfirmCard conversation={conversation} />
        ) : (
          <>
            <ThreadArea conversation={conversation} />
            <WritingArea conversation={conversation} />
          </>
        )}
      </main>
      {isTherapist && (
        <aside className={cx(styles.side)} aria-label={t('conversation.details')}>
          <SidePanel conversation={conversation} />
        </aside>
      )}
      {isTherapist && (
        <Sheet
          size="small"
          title={t('conversation.details')}
          isOpen={isDetailed}
          onClose={() => setDetailed(false)}
        >
          <SidePanel conversation={conversation} />
        </Sheet>
      )}
    </div>
  );
}
