// What is written and not yet sent, one text per conversation: in memory for the page, and kept in the encrypted store.

import type { Draft as KeptDraft } from '../../../contract/bridge/views.ts';
import { bridge, unwrap } from '../../bridge/bridge.ts';

/** A draft; `failed` is the id of the text as it was when sending it failed, so that sending it again is the same message. */
export interface Draft {
  readonly text: string;
  readonly failed: { readonly message: string; readonly text: string } | null;
}

/** A pause in writing of this length, and the text is kept. */
const pauseMs = 400;

const empty: Draft = { text: '', failed: null };
const drafts = new Map<string, Draft>();
/** Conversations whose text has changed since it was kept. */
const changed = new Set<string>();
let pause: ReturnType<typeof setTimeout> | undefined;
let keeping: Promise<unknown> = Promise.resolve();

/** The draft of a conversation; empty when there is none. */
export function getDraft(conversation: string): Draft {
  return drafts.get(conversation) ?? empty;
}

/** Keeps at once what has changed; settles when the engine has it. What cannot be kept is tried with the next change. */
export function keepDraftsNow(): Promise<unknown> {
  clearTimeout(pause);
  for (const conversation of changed) {
    const { text } = getDraft(conversation);
    // One after the other: the newest text of a conversation is the last to arrive.
    keeping = keeping
      .then(() => unwrap(bridge.drafts.keep({ conversation, text })))
      .catch(() => changed.add(conversation));
  }
  changed.clear();
  return keeping;
}

/** Puts a draft in the page's memory and, at the next pause, into the store; a text that was sent or deleted leaves it at once. */
export function setDraft(conversation: string, draft: Draft): void {
  const isSameText = getDraft(conversation).text === draft.text;
  if (draft.text === '') drafts.delete(conversation);
  else drafts.set(conversation, draft);
  if (isSameText) return;
  changed.add(conversation);
  clearTimeout(pause);
  if (draft.text === '') void keepDraftsNow();
  else pause = setTimeout(() => void keepDraftsNow(), pauseMs);
}

/** Takes over what the store kept; what was written since stays. */
export function takeDrafts(kept: readonly KeptDraft[]): void {
  for (const { conversation, text } of kept) {
    if (!drafts.has(conversation)) drafts.set(conversation, { text, failed: null });
  }
}

/** Nothing that was begun stays in the page; the store keeps its own. */
export function forgetDrafts(): void {
  clearTimeout(pause);
  changed.clear();
  drafts.clear();
}
