// Deleting messages here: asked once, gone from the list at once, for eight seconds it can be taken back, then it can be checked.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useShell } from '../../app/shell-context.ts';
import { type Chosen, deleteMessages, undoDelete } from '../../bridge/deleting.ts';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import { noteDeletion } from '../gone/last-deletion.ts';

/** The offer to check stands longer than other notices: it comes when the person has turned to something else. */
const checkOfferMs = 15_000;

/** `asked` are the messages that the person is being asked about. */
export function useDeleting(conversation: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const errorText = useErrorText();
  const { open } = useShell();
  const [asked, setAsked] = useState<readonly MessageView[]>([]);

  const tellFailed = (thrown: unknown): void => {
    showToast({ text: errorText(toAppError(thrown)) ?? '' });
  };
  const takeBack = async (chosen: Chosen): Promise<void> => {
    const restored = await undoDelete(chosen);
    if (restored < chosen.messages.length) showToast({ text: t('conversation.delete.tooLate') });
  };
  const offerCheck = ({ messages }: Chosen): void => {
    noteDeletion(messages);
    showToast({
      text: t('gone.offer', { count: messages.length }),
      action: { label: t('gone.check'), onPress: () => open('gone') },
      timeoutMs: checkOfferMs,
    });
  };
  const confirm = async (): Promise<void> => {
    const chosen = { conversation, messages: asked.map(({ id }) => id) };
    setAsked([]);
    await deleteMessages(client, chosen);
    let isTakenBack = false;
    const takeAway = showToast({
      text: t('conversation.delete.done', { count: chosen.messages.length }),
      action: {
        label: t('common.undo'),
        onPress: () => {
          isTakenBack = true;
          void takeBack(chosen).catch(tellFailed);
        },
      },
      timeoutMs: limits.undoDeleteMs,
    });
    // A toast that is pointed at would stand longer than what it offers.
    setTimeout(() => {
      takeAway();
      if (!isTakenBack) offerCheck(chosen);
    }, limits.undoDeleteMs);
  };

  return {
    asked,
    ask: setAsked,
    cancel: () => setAsked([]),
    confirm: () => void confirm().catch(tellFailed),
  };
}
