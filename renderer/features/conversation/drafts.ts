// What is written and not yet sent, one text per conversation, in memory only.

/** A draft; `failed` is the id of the text as it was when sending it failed, so that sending it again is the same message. */
export interface Draft {
  readonly text: string;
  readonly failed: { readonly message: string; readonly text: string } | null;
}

const empty: Draft = { text: '', failed: null };
const drafts = new Map<string, Draft>();

/** The draft of a conversation; empty when there is none. */
export function getDraft(conversation: string): Draft {
  return drafts.get(conversation) ?? empty;
}

/** Nothing that was begun is kept. */
export function forgetDrafts(): void {
  drafts.clear();
}

/** Keeps a draft until the window closes. */
export function setDraft(conversation: string, draft: Draft): void {
  if (draft.text === '') drafts.delete(conversation);
  else drafts.set(conversation, draft);
}
