// What keys do at a message besides walking.

import type { KeyboardEvent } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** What can be done with a message. What is not possible with it does nothing. */
export interface MessageActions {
  readonly onMenu: (message: MessageView, anchor: HTMLElement) => void;
  readonly onToggle: (message: MessageView) => void;
  readonly onDelete: (message: MessageView) => void;
  readonly onCopy: (message: MessageView) => void;
  readonly onReply: (message: MessageView) => void;
  readonly onEdit: (message: MessageView) => void;
  readonly onErase: (message: MessageView) => void;
  readonly onStar: (message: MessageView) => void;
  readonly onPin: (message: MessageView) => void;
}

/** Single letters, by the place of the key: on an Arabic layout they print other letters. */
const letters: Readonly<Record<string, 'onReply' | 'onEdit' | 'onStar' | 'onPin'>> = {
  KeyR: 'onReply',
  KeyE: 'onEdit',
  KeyS: 'onStar',
  KeyP: 'onPin',
};

/**
 * Answers whether the key did something: Enter or the menu key, Space, Delete, Ctrl or Cmd+C where no words are marked; R
 * answers, E changes, S stars, P pins.
 */
export function actOnKey(event: KeyboardEvent, message: MessageView, actions: MessageActions): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey, code } = event;
  const letter = ctrlKey || metaKey || altKey || shiftKey ? undefined : letters[code];
  if (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && shiftKey))
    actions.onMenu(message, event.currentTarget as HTMLElement);
  else if (key === ' ') actions.onToggle(message);
  else if (key === 'Delete') actions.onDelete(message);
  else if ((ctrlKey || metaKey) && code === 'KeyC' && document.getSelection()?.isCollapsed !== false)
    actions.onCopy(message);
  else if (letter !== undefined) actions[letter](message);
  else return false;
  event.preventDefault();
  return true;
}
