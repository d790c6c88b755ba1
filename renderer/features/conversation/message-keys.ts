// What keys do at a message besides walking.

import type { KeyboardEvent } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** What can be done with a message. */
export interface MessageActions {
  readonly onMenu: (message: MessageView, anchor: HTMLElement) => void;
  readonly onToggle: (message: MessageView) => void;
  readonly onDelete: (message: MessageView) => void;
  readonly onCopy: (message: MessageView) => void;
}

/** Answers whether the key did something: Enter or the menu key, Space, Delete, Ctrl or Cmd+C where no words are marked. */
export function actOnKey(event: KeyboardEvent, message: MessageView, actions: MessageActions): boolean {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey))
    actions.onMenu(message, event.currentTarget as HTMLElement);
  else if (key === ' ') actions.onToggle(message);
  else if (key === 'Delete') actions.onDelete(message);
  else if ((ctrlKey || metaKey) && event.code === 'KeyC' && document.getSelection()?.isCollapsed !== false)
    actions.onCopy(message);
  else return false;
  event.preventDefault();
  return true;
}
