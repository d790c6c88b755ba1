// Guards against the wrong recipient and against texts that no message can hold: asked before they reach the composer.

import { type ClipboardEvent, type DragEvent, type SyntheticEvent, useCallback, useState } from 'react';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

/** What was copied last out of a conversation; in memory only, forgotten with the window. */
let copied: { readonly conversation: string; readonly text: string } | null = null;

/** Shorter pieces are words anybody might type. */
const shortestGuarded = 8;

/** Remembers what was copied out of this conversation. */
export function noteCopied(conversation: string, text: string): void {
  copied = { conversation, text };
}

/** For the thread: whatever is copied inside it came out of this conversation. */
export function useRememberingCopied(conversation: string): () => void {
  return useCallback(
    () => noteCopied(conversation, document.getSelection()?.toString() ?? ''),
    [conversation],
  );
}

/** Words as they compare: line ends and spaces differ between the clipboard and the page. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The conversation this text was copied out of, when that is another one. */
export function findForeignSource(text: string, conversation: string): string | null {
  if (copied === null || copied.conversation === conversation) return null;
  const [pasted, source] = [plain(text), plain(copied.text)];
  if (pasted.length < shortestGuarded || source === '') return null;
  return pasted.includes(source) || source.includes(pasted) ? copied.conversation : null;
}

/** A text that waits for the person's word. */
export interface HeldPaste {
  readonly text: string;
  /** The conversation it was copied out of. */
  readonly from: string;
}

interface Pasting {
  readonly conversation: string;
  /** Puts a text where the cursor is. */
  readonly insert: (text: string) => void;
  readonly refuse: (error: AppError) => void;
}

/** `onPaste` and `onDrop` go to the composer's field. Each text is asked about once. */
export function usePasting({ conversation, insert, refuse }: Pasting) {
  const [held, setHeld] = useState<HeldPaste | null>(null);
  const guard = (event: SyntheticEvent, text: string): void => {
    // Twice what fits may still be cut down by hand; anything larger would only freeze the window.
    if (text.length > 2 * limits.textBytes) {
      event.preventDefault();
      refuse(new AppError('message.tooLong', { fields: { max: limits.textBytes } }));
      return;
    }
    const from = findForeignSource(text, conversation);
    if (from === null) return;
    event.preventDefault();
    setHeld({ text, from });
  };
  return {
    held,
    onPaste: (event: ClipboardEvent) => guard(event, event.clipboardData.getData('text/plain')),
    onDrop: (event: DragEvent) => guard(event, event.dataTransfer.getData('text/plain')),
    accept: () => {
      if (held !== null) insert(held.text);
      copied = null;
      setHeld(null);
    },
    dismiss: () => setHeld(null),
  };
}
