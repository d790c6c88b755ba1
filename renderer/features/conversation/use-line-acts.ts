// What is done with one line besides copying, choosing and deleting it: answered, changed, marked, taken back.

import { useMemo } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import { useMark } from '../../bridge/kinds.ts';
import { showToast } from '../../components/toast-queue.ts';
import { useErrorText } from '../../components/use-error-text.ts';
import type { MessageActions } from './message-keys.ts';
import { useRights } from './rights.ts';
import type { Answering } from './use-answering.ts';

export type LineActs = Pick<MessageActions, 'onReply' | 'onEdit' | 'onErase' | 'onStar' | 'onPin'>;

interface LineActsOptions {
  readonly isEnded: boolean;
  readonly answering: Answering;
  readonly erase: (messages: readonly MessageView[]) => void;
}

/** What is not possible with a line does nothing. */
export function useLineActs({ isEnded, answering, erase }: LineActsOptions): LineActs {
  const errorText = useErrorText();
  const { mutate } = useMark();
  const rightsOf = useRights(isEnded);
  const { reply, edit } = answering;
  return useMemo(() => {
    const fail = { onError: (thrown: unknown) => showToast({ text: errorText(toAppError(thrown)) ?? '' }) };
    const of = ({ conversation, id }: MessageView) => ({ conversation, message: id });
    return {
      onReply: (message) => rightsOf(message).reply && reply(message),
      onEdit: (message) => rightsOf(message).edit && edit(message),
      onErase: (message) => rightsOf(message).erase && erase([message]),
      onStar: (message) =>
        rightsOf(message).mark && mutate({ ...of(message), starred: !message.starred }, fail),
      onPin: (message) => rightsOf(message).mark && mutate({ ...of(message), pinned: !message.pinned }, fail),
    };
  }, [errorText, mutate, rightsOf, reply, edit, erase]);
}
