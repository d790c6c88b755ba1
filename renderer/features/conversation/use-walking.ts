// Walking through a thread by keyboard: one stop for Tab, arrows go from message to message, drawn or not.

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** What the keys do at a message besides walking. */
export interface MessageKeys {
  readonly onMenu: (message: MessageView, anchor: HTMLElement) => void;
  readonly onToggle: (message: MessageView) => void;
  readonly onDelete: (message: MessageView) => void;
  readonly onCopy: (message: MessageView) => void;
}

interface Walking {
  readonly messages: readonly MessageView[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly scrollTo: (message: string, align: 'auto') => void;
  readonly keys: MessageKeys;
}

const elementOf = (scroller: HTMLElement | null, message: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-message="${CSS.escape(message)}"]`) ?? null;

/** Which key of a message this is, or null. */
function keyAction(event: KeyboardEvent, keys: MessageKeys): ((message: MessageView) => void) | null {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey))
    return (message) => keys.onMenu(message, event.currentTarget as HTMLElement);
  if (key === ' ') return keys.onToggle;
  if (key === 'Delete') return keys.onDelete;
  const isCopy =
    (ctrlKey || metaKey) && event.code === 'KeyC' && document.getSelection()?.isCollapsed !== false;
  return isCopy ? keys.onCopy : null;
}

/** `active` is the message that Tab comes to. */
export function useWalking({ messages, scroller, scrollTo, keys }: Walking) {
  const [chosen, setChosen] = useState<string | null>(null);
  const toFocus = useRef<string | null>(null);
  const active = messages.some(({ id }) => id === chosen) ? chosen : (messages.at(-1)?.id ?? null);

  const focusOn = useCallback(
    (message: string) => {
      setChosen(message);
      const element = elementOf(scroller.current, message);
      if (element !== null) element.focus();
      else toFocus.current = message;
      scrollTo(message, 'auto');
    },
    [scroller, scrollTo],
  );

  useEffect(() => {
    if (toFocus.current === null) return;
    // A message far away is drawn only after the list has scrolled to it.
    const element = elementOf(scroller.current, toFocus.current);
    if (element === null) return;
    toFocus.current = null;
    element.focus();
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent, message: MessageView): void => {
      if (event.target !== event.currentTarget) return;
      const step = steps[event.key];
      const action = keyAction(event, keys);
      if (step === undefined && action === null) return;
      event.preventDefault();
      if (step === undefined) {
        action?.(message);
        return;
      }
      const at = messages.findIndex(({ id }) => id === message.id);
      const next = messages[Math.max(0, Math.min(at + step, messages.length - 1))];
      if (next !== undefined) focusOn(next.id);
    },
    [messages, keys, focusOn],
  );

  return { active, onKeyDown, onFocus: setChosen };
}
