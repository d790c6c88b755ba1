// Tells a screen reader what arrives while the conversation stands open: the words of one line, the number of many.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { isolate } from '../../i18n/isolate.ts';

/** Lines that come within this time are told together. */
const gatherMs = 800;
const longest = 240;

/** What is told: one line's words, for as long as the line stands with them, or how many came. */
type Told = { readonly message: MessageView } | { readonly count: number };

const isTheirs = ({ mine, notice }: MessageView): boolean => !mine && notice === null;

/** The text for a polite live region. What was there when the conversation was opened, and one's own, is not told. */
export function useAnnouncing(messages: readonly MessageView[], nickname: string): string {
  const { t } = useTranslation();
  const [told, setTold] = useState<Told | null>(null);
  const newestTold = useRef(messages.findLast(isTheirs)?.order ?? 0);
  useEffect(() => {
    const timer = setTimeout(() => {
      const known = messages.findLastIndex(({ order }) => order <= newestTold.current);
      const arrived = messages.slice(known + 1).filter(isTheirs);
      const last = arrived.at(-1);
      if (last === undefined) return;
      newestTold.current = last.order;
      setTold(arrived.length === 1 ? { message: last } : { count: arrived.length });
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [messages]);

  if (told === null) return '';
  if ('count' in told) return t('conversation.arrived', { count: told.count });
  const { id, author, text } = told.message;
  // Taken back or deleted, its words stay nowhere in the page.
  if (messages.findLast((one) => one.id === id)?.erased !== false) return '';
  const words = text === '' ? t('kinds.quote.file') : text.slice(0, longest).toWellFormed();
  return `${isolate(author ?? nickname)}: ${words}`;
}
