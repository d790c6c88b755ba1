// The line that a search, a quote, a pin or a star led to: loaded where it is not, shown once, marked until the person goes elsewhere.

import { useEffect } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { type SoughtLine, useShell } from '../../app/shell-context.ts';

/** Kept beside the list, which another part of the conversation replaces: what was shown is not gone back to. */
const shown = new WeakSet<SoughtLine>();
const asked = new WeakSet<SoughtLine>();

/** Id of the line that is still to be shown in this conversation. */
export function startOf(sought: SoughtLine | null, conversation: string): string | null {
  return sought?.conversation === conversation && !shown.has(sought) ? sought.message : null;
}

/** Id of the line in this conversation; `show` is called with its index, `seek` with an id that is not loaded. */
export function useSoughtLine(
  conversation: string,
  messages: readonly MessageView[],
  show: (index: number) => void,
  seek: (message: string) => void,
): string | null {
  const { sought } = useShell();
  useEffect(() => {
    if (sought === null || startOf(sought, conversation) === null) return;
    const at = messages.findLastIndex(({ id }) => id === sought.message);
    if (at >= 0) {
      shown.add(sought);
      show(at);
    } else if (!asked.has(sought)) {
      asked.add(sought);
      seek(sought.message);
    }
  });
  return sought?.conversation === conversation ? sought.message : null;
}
