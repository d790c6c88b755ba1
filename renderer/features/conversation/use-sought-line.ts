// The line that a search led to: shown once, if it is loaded, and marked until the person goes elsewhere.

import { useEffect, useRef } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { type SoughtLine, useShell } from '../../app/shell-context.ts';

/** Id of the line in this conversation; `show` is called with its index. */
export function useSoughtLine(
  conversation: string,
  messages: readonly MessageView[],
  show: (index: number) => void,
): string | null {
  const { sought } = useShell();
  const seen = useRef<SoughtLine | null>(null);
  useEffect(() => {
    if (sought === seen.current) return;
    // One that is not loaded now is not jumped to later, when the person is reading elsewhere.
    seen.current = sought;
    if (sought?.conversation !== conversation) return;
    const at = messages.findLastIndex(({ id }) => id === sought.message);
    if (at >= 0) show(at);
  });
  return sought?.conversation === conversation ? sought.message : null;
}
