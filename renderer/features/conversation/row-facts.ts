// What stands around one message, from its neighbours alone: lines before it, and whether it begins or ends a run.

import type { MessageView } from '../../../contract/bridge/views.ts';
import { startOfDay } from '../../i18n/locale.ts';
import type { UnreadMark } from './use-unread-mark.ts';

/** A line before a message. */
export type Divider =
  | { readonly kind: 'restored'; readonly at: number }
  | { readonly kind: 'day'; readonly at: number }
  | { readonly kind: 'unread'; readonly mark: UnreadMark }
  | { readonly kind: 'missing'; readonly count: number; readonly mine: boolean }
  | { readonly kind: 'outOfOrder' };

/** A run: messages of one person, each no more than five minutes after the one before, with nothing between them. */
export interface RowFacts {
  readonly dividers: readonly Divider[];
  readonly startsRun: boolean;
  readonly endsRun: boolean;
}

/** What the lines depend on besides the messages. */
export interface ThreadMarks {
  readonly unread: UnreadMark | null;
  /** When an older copy of this computer's data was put back. */
  readonly restoredAt: number | null;
}

const runGapMs = 5 * 60 * 1000;

const isNewDay = (message: MessageView, previous: MessageView | undefined): boolean =>
  previous === undefined || startOfDay(previous.at) !== startOfDay(message.at);

/** The line stands before the first message written after that time. */
function restoredBefore(
  message: MessageView,
  previous: MessageView | undefined,
  restoredAt: number | null,
): boolean {
  return (
    restoredAt !== null && message.at > restoredAt && (previous === undefined || previous.at <= restoredAt)
  );
}

function dividersBefore(
  message: MessageView,
  previous: MessageView | undefined,
  { unread, restoredAt }: ThreadMarks,
): readonly Divider[] {
  const dividers: Divider[] = [];
  if (restoredAt !== null && restoredBefore(message, previous, restoredAt))
    dividers.push({ kind: 'restored', at: restoredAt });
  if (isNewDay(message, previous)) dividers.push({ kind: 'day', at: message.at });
  if (unread?.message === message.id) dividers.push({ kind: 'unread', mark: unread });
  if (message.missingBefore > 0)
    dividers.push({ kind: 'missing', count: message.missingBefore, mine: message.mine });
  if (message.outOfOrder) dividers.push({ kind: 'outOfOrder' });
  return dividers;
}

/** Whether a message goes on with what the one before it began. */
function continues(message: MessageView, previous: MessageView | undefined, marks: ThreadMarks): boolean {
  return (
    previous !== undefined &&
    previous.notice === null &&
    message.notice === null &&
    previous.mine === message.mine &&
    previous.author === message.author &&
    Math.abs(message.at - previous.at) <= runGapMs &&
    dividersBefore(message, previous, marks).length === 0
  );
}

/** Facts of the message at an index; costs the same in a long thread as in a short one. */
export function factsOf(messages: readonly MessageView[], at: number, marks: ThreadMarks): RowFacts | null {
  const message = messages[at];
  if (message === undefined) return null;
  const next = messages[at + 1];
  return {
    dividers: dividersBefore(message, messages[at - 1], marks),
    startsRun: !continues(message, messages[at - 1], marks),
    endsRun: next === undefined || !continues(next, message, marks),
  };
}
