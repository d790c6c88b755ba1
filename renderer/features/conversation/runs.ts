// Puts messages together as they are read: days, and within a day runs of one person's messages close in time.

import type { MessageView } from '../../../contract/bridge/views.ts';
import { startOfDay } from '../../i18n/locale.ts';

/** Messages of one person, no more than five minutes apart. */
export interface Run {
  readonly kind: 'run';
  readonly key: string;
  readonly mine: boolean;
  readonly messages: readonly MessageView[];
}

/** A line between messages. */
export type Divider =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'missing'; readonly key: string; readonly count: number; readonly mine: boolean }
  | { readonly kind: 'outOfOrder'; readonly key: string }
  | { readonly kind: 'restored'; readonly key: string; readonly at: number };

export type ThreadItem = Run | Divider;

const runGapMs = 5 * 60 * 1000;

function dividersBefore(
  message: MessageView,
  previous: MessageView | undefined,
  firstUnread: string | null,
): Divider[] {
  const dividers: Divider[] = [];
  if (previous === undefined || startOfDay(previous.at) !== startOfDay(message.at)) {
    dividers.push({ kind: 'day', key: `day-${message.id}`, at: message.at });
  }
  if (message.id === firstUnread) dividers.push({ kind: 'unread', key: 'unread' });
  if (message.missingBefore > 0) {
    const { missingBefore: count, mine } = message;
    dividers.push({ kind: 'missing', key: `missing-${message.id}`, count, mine });
  }
  if (message.outOfOrder) dividers.push({ kind: 'outOfOrder', key: `order-${message.id}` });
  return dividers;
}

function continues(run: Run, message: MessageView): boolean {
  const last = run.messages.at(-1);
  return run.mine === message.mine && last !== undefined && Math.abs(message.at - last.at) <= runGapMs;
}

/** What the lines between messages depend on besides the messages. */
export interface ThreadMarks {
  /** Id of the message that the unread line stands before. */
  readonly firstUnread: string | null;
  /** When an older copy of this computer's data was put back. */
  readonly restoredAt: number | null;
}

function addMessage(items: ThreadItem[], message: MessageView): void {
  const last = items.at(-1);
  if (last?.kind === 'run' && continues(last, message)) {
    items[items.length - 1] = { ...last, messages: [...last.messages, message] };
  } else {
    items.push({ kind: 'run', key: message.id, mine: message.mine, messages: [message] });
  }
}

/** The items of a thread, top to bottom. */
export function groupMessages(messages: readonly MessageView[], marks: ThreadMarks): readonly ThreadItem[] {
  const items: ThreadItem[] = [];
  const { firstUnread, restoredAt } = marks;
  let isRestoredShown = restoredAt === null;
  const showRestored = (): void => {
    if (isRestoredShown || restoredAt === null) return;
    items.push({ kind: 'restored', key: 'restored', at: restoredAt });
    isRestoredShown = true;
  };
  messages.forEach((message, at) => {
    if (restoredAt !== null && message.at > restoredAt) showRestored();
    items.push(...dividersBefore(message, messages[at - 1], firstUnread));
    addMessage(items, message);
  });
  showRestored();
  return items;
}
