// The line that a search, a quote, a pin or a star led to: loaded where it is not, shown once, marked until the person goes elsewhere.

import { useEffect, useRef } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { type SoughtLine, useShell } from '../../app/shell-context.ts';

/** Id of the line in this conversation; `show` is called with its index, `seek` with an id that is not loaded. */
export function useSoughtLine(
  conversation: string,
  messages: readonly MessageView[],
  show: (index: number) => void,
  seek: (message: string) => void,
): string | null {
  const { sought } = useShell();
  const seen = useRef<SoughtLine | null>(null);
  const asked = useRef<SoughtLine | null>(null);
  useEffect(() => {
    if (sought === seen.current || sought === null) return;
    if (sought.conversation !== conversation) {
      seen.current = sought;
      return;
    }
    const at = messages.findLastIndex(({ id }) => id === sought.message);
    if (at >= 0) {
      seen.current = sought;
      show(at);
    } else if (asked.current !== sought) {
      asked.current = sought;
      seek(sought.message);
    }
  });
  return sought?.conversation === conversation ? sought.message : null;
}
