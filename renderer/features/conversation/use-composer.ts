// The composer's state: draft, sending, and what is shown when a text could not be taken.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError, type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { editMessage } from '../../bridge/kinds.ts';
import { newMessageId } from '../../bridge/message-id.ts';
import { sendMessage } from '../../bridge/sending.ts';
import { getPrepared, putFilesBack, takeFilesOut } from '../files/prepared.ts';
import { type Draft, getDraft, setDraft } from './drafts.ts';
import type { Answering } from './use-answering.ts';

/** Why this text cannot be sent, or null. The engine decides again. */
export function checkText(text: string): AppError | null {
  const bytes = new TextEncoder().encode(text.trim()).length;
  if (bytes === 0) return new AppError('message.empty');
  return bytes > limits.textBytes
    ? new AppError('message.tooLong', { fields: { max: limits.textBytes } })
    : null;
}

/** The failed text back in front of what was typed since. */
function restored(text: string, message: string, since: Draft): Draft {
  if (since.text.trim() === '') return { text, failed: { message, text } };
  return { text: `${text}\n${since.text}`, failed: null };
}

/** What is being changed, as it is written now; a draft of a new line waits meanwhile. */
interface Edit {
  readonly message: string;
  readonly text: string;
}

/** The edit that a target stands for, begun with the words as they are. */
function useEdit({ target, since }: Answering): [Edit | null, (text: string) => void] {
  const [edit, setEdit] = useState<(Edit & { readonly since: number }) | null>(null);
  if (target?.kind !== 'edit') return [null, () => {}];
  const { id, text } = target.message;
  const begun = edit?.since === since ? edit : { message: id, text, since };
  return [begun, (next) => setEdit({ message: id, text: next, since })];
}

/** Text, error and the things a composer does: a new line, an answer, a change. */
export function useComposer(conversation: string, answering: Answering) {
  const client = useQueryClient();
  const [edit, writeEdit] = useEdit(answering);
  const [draft, setShown] = useState(() => getDraft(conversation));
  const [error, setError] = useState<ErrorReport | null>(null);
  const isMounted = useRef(true);
  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
    };
  }, []);

  const keep = (next: Draft): void => {
    setDraft(conversation, next);
    if (isMounted.current) setShown(next);
  };
  const fail = (thrown: unknown): void => {
    if (isMounted.current) setError(toAppError(thrown).toReport());
  };

  const sendEdit = ({ message, text }: Edit): boolean => {
    const problem = checkText(text);
    if (problem !== null) {
      fail(problem);
      return false;
    }
    editMessage(client, { conversation, message, text }).then(answering.leave, fail);
    return true;
  };

  return {
    text: edit?.text ?? draft.text,
    error,
    /** Says why something did not reach the draft. */
    refuse: fail,
    write: (text: string): void => {
      setError(null);
      if (edit === null) keep({ ...getDraft(conversation), text });
      else writeEdit(text);
    },
    /** Answers whether the text was taken off the composer. */
    send: (): boolean => {
      if (edit !== null) return sendEdit(edit);
      const { text, failed } = getDraft(conversation);
      const problem = checkText(text);
      const isFilesOnly = problem?.code === 'message.empty' && getPrepared(conversation).files.length > 0;
      if (problem !== null && !isFilesOnly) {
        if (problem.code !== 'message.empty') fail(problem);
        return false;
      }
      const message = failed?.text === text ? failed.message : newMessageId();
      setError(null);
      keep({ text: '', failed: null });
      const { target } = answering;
      const replyTo = target?.kind === 'reply' ? { replyTo: target.message } : {};
      if (target !== null) answering.leave();
      const files = takeFilesOut(conversation);
      sendMessage(client, { conversation, message, text, files, ...replyTo }).catch((thrown: unknown) => {
        putFilesBack(conversation, files);
        keep(restored(text, message, getDraft(conversation)));
        fail(thrown);
      });
      return true;
    },
  };
}
