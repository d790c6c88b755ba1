// The composer's state: draft, sending, and what is shown when a text could not be taken.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError, type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { newMessageId, sendMessage } from '../../bridge/sending.ts';
import { type Draft, getDraft, setDraft } from './drafts.ts';

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

/** Text, error and the two things a composer does. */
export function useComposer(conversation: string) {
  const client = useQueryClient();
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

  return {
    text: draft.text,
    error,
    /** Says why something did not reach the draft. */
    refuse: fail,
    write: (text: string): void => {
      setError(null);
      keep({ ...getDraft(conversation), text });
    },
    /** Answers whether the text was taken off the composer. */
    send: (): boolean => {
      const { text, failed } = getDraft(conversation);
      const problem = checkText(text);
      if (problem !== null) {
        if (problem.code !== 'message.empty') fail(problem);
        return false;
      }
      const message = failed?.text === text ? failed.message : newMessageId();
      setError(null);
      keep({ text: '', failed: null });
      sendMessage(client, { conversation, message, text }).catch((thrown: unknown) => {
        keep(restored(text, message, getDraft(conversation)));
        fail(thrown);
      });
      return true;
    },
  };
}
