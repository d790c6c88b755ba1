/** Tells the shell how much is unread, for the badge and "Something new"; never what or from whom. */
import { isPurposeOn } from '../privacy/choices/state.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { countAllUnread } from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** With `before`, how many were unread then: more now means that a line of somebody else came meanwhile, which is
 * said unless the person objected to notifications. */
export function tellAttention(
  { store, emit, clock }: Pick<Desk, 'store' | 'emit' | 'clock'>,
  before = Number.POSITIVE_INFINITY,
): void {
  const unread = countAllUnread(store, clock.now());
  const arrived = unread > before && isPurposeOn(store, 'notifications');
  emit('attention.changed', { unread, arrived });
}

/** Something came that is no line: said as "Something new", unless the person objected to that or muted the conversation. */
export function ring(desk: Pick<Desk, 'store' | 'emit' | 'clock'>, conversation: string): void {
  const { store, emit, clock } = desk;
  const isMuted = (findConversation(store, conversation)?.mutedUntil ?? 0) > clock.now();
  if (isMuted || !isPurposeOn(store, 'notifications')) return;
  emit('attention.changed', { unread: countAllUnread(store, clock.now()), arrived: true });
}
