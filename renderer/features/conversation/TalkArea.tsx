// Thread and composer of an open conversation, and what is done with several messages at once.

import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationView, MessageView } from '../../../contract/bridge/views.ts';
import { loadedMessages } from '../../bridge/messages.ts';
import { copyText } from '../../components/copy-text.ts';
import { showToast } from '../../components/toast-queue.ts';
import { useFormats } from '../../i18n/locale.ts';
import { cx } from '../../styles/cx.ts';
import { DropHint } from '../files/DropHint.tsx';
import { useFileDrop } from '../files/use-file-drop.ts';
import { useIsSample } from '../sample/use-sample.ts';
import { ChoosingBar } from './ChoosingBar.tsx';
import styles from './Conversation.module.css';
import { DeleteDialog } from './DeleteDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { markKey } from './mark-key.ts';
import { messagesAsText } from './messages-as-text.ts';
import { PinnedBar } from './PinnedBar.tsx';
import { ThreadArea } from './ThreadArea.tsx';
import { useAnswering } from './use-answering.ts';
import { useChoosing } from './use-choosing.ts';
import { useDeleting } from './use-deleting.ts';
import { useErasing } from './use-erasing.ts';
import { useLineActs } from './use-line-acts.ts';
import { noteCopied } from './use-pasting.ts';
import { WritingArea } from './WritingArea.tsx';

interface TalkAreaProps {
  readonly conversation: ConversationView;
  readonly isTherapist: boolean;
}

/** While messages are being chosen the composer makes room; what was written in it stays. */
export function TalkArea({ conversation, isTherapist }: TalkAreaProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const formats = useFormats();
  const choosing = useChoosing();
  const deleting = useDeleting(conversation.id);
  const { id, nickname } = conversation;

  const copy = useCallback(
    (messages: readonly MessageView[]) => {
      const markOf = ({ mark, mine }: MessageView) =>
        mark === null ? null : t(markKey(mark, mine), { name: nickname });
      const names = { me: t('conversation.you'), other: nickname, markOf };
      const text = messagesAsText(messages, names, formats);
      if (!copyText(text)) return;
      noteCopied(id, text);
      showToast({ text: t('conversation.actions.copied', { count: messages.length }), timeoutMs: 3_000 });
    },
    [t, nickname, formats, id],
  );
  const { ask } = deleting;
  const { isOn, ids } = choosing;
  const listChosen = useCallback(
    () => loadedMessages(client, id).filter((message) => ids.has(message.id)),
    [client, id, ids],
  );
  // While several are chosen, the key that deletes one deletes them.
  const askToDelete = useCallback(
    (messages: readonly MessageView[]) => ask(isOn ? listChosen() : messages),
    [ask, isOn, listChosen],
  );
  const isSample = useIsSample();
  const drop = useFileDrop(id, !isSample && !choosing.isOn && conversation.state !== 'ended');
  const answering = useAnswering();
  const erasing = useErasing(conversation.id);
  const isEnded = conversation.state === 'ended';
  const acts = useLineActs({ isEnded, answering, erase: erasing.ask });
  const editLast = () => {
    const own = loadedMessages(client, id).findLast(
      ({ mine, notice, erased }) => mine && notice === null && !erased,
    );
    if (own !== undefined) acts.onEdit(own);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !choosing.isOn || event.defaultPrevented) return;
    event.preventDefault();
    choosing.leave();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves choosing wherever the focus stands inside
    <div className={cx(styles.talk)} onKeyDown={onKeyDown} {...drop.handlers}>
      {drop.isOver && <DropHint />}
      <PinnedBar conversation={conversation} />
      <ThreadArea
        conversation={conversation}
        choosing={choosing}
        acts={acts}
        onCopy={copy}
        onDelete={askToDelete}
      />
      {choosing.isOn ? (
        <footer className={cx(styles.foot)}>
          <div className={cx(styles.footColumn)}>
            <ChoosingBar
              count={choosing.ids.size}
              onCopy={() => {
                copy(listChosen());
                choosing.leave();
              }}
              onDelete={() => ask(listChosen())}
              onLeave={choosing.leave}
            />
          </div>
        </footer>
      ) : (
        <WritingArea
          conversation={conversation}
          isTherapist={isTherapist}
          answering={answering}
          onEditLast={editLast}
        />
      )}
      <EraseDialog
        conversation={conversation}
        messages={erasing.asked}
        onConfirm={erasing.confirm}
        onClose={erasing.cancel}
      />
      <DeleteDialog
        conversation={conversation}
        messages={deleting.asked}
        onConfirm={() => {
          choosing.leave();
          deleting.confirm();
        }}
        onClose={deleting.cancel}
      />
    </div>
  );
}
