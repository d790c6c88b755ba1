// What a row of the thread is given and what it tells back.

import type { KeyboardEvent } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';
import type { MessageActions } from './message-keys.ts';
import type { RowFacts } from './row-facts.ts';

/** What a row tells the list; the same object for all rows. */
export interface RowEvents extends Pick<MessageActions, 'onMenu' | 'onToggle'> {
  readonly onKeyDown: (event: KeyboardEvent, message: MessageView) => void;
  readonly onFocus: (message: string) => void;
  /** Goes to another line of the conversation, by its id. */
  readonly onJump: (message: string) => void;
}

export interface MessageRowProps {
  readonly message: MessageView;
  readonly facts: RowFacts;
  /** The other person, for readers that cannot see the side. */
  readonly nickname: string;
  /** Place among all that is loaded, from 1. */
  readonly place: number;
  readonly isActive: boolean;
  /** Null while nothing is being chosen. */
  readonly isChosen: boolean | null;
  readonly events: RowEvents;
}
