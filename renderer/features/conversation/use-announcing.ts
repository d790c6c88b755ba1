// Tells a screen reader what arrives while the conversation stands open: the words of one line, the number of many.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { isolate } from '../../i18n/isolate.ts';

/** Lines that come within this time are told together. */
const gatherMs = 800;
const longest = 240;

/** The text for a polite live region. What was there when the conversation was opened, and one's own, is not told. */
export function useAnnouncing(messages: readonly MessageView[], nickname: string): string {
  const { t } = useTranslation();
  const [told, setTold] = useState('');
  const newestTold = useRef(messages.findLast(({ mine }) => !mine)?.order ?? 0);
  useEffect(() => {
    const timer = setTimeout(() => {
      const known = messages.findLastIndex(({ order }) => order <= newestTold.current);
      const arrived = messages.slice(known + 1).filter(({ mine }) => !mine);
      const last = arrived.at(-1);
      if (last === undefined) return;
      newestTold.current = last.order;
      setTold(
        arrived.length === 1
          ? `${isolate(nickname)}: ${last.text.slice(0, longest)}`
          : t('conversation.arrived', { count: arrived.length }),
      );
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [messages, nickname, t]);
  return told;
}
