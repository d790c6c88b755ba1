/** Lines that the app itself writes into a conversation: somebody came, left, has a new computer. */
import type { Notice } from '../../../contract/bridge/views.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { Store } from '../store/database.ts';
import { addMessage } from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** When the newest line of a store was written: two of one millisecond keep their order too. */
const newest = new WeakMap<Store, number>();

/**
 * Ids are compared as text where lines share a number: it begins with the last letter of that order, behind the line whose number
 * it shares, and counts up with time.
 */
function newNoticeId(store: Store, now: number): string {
  const at = Math.max(now, (newest.get(store) ?? 0) + 1);
  newest.set(store, at);
  const time = at.toString(16).toUpperCase().padStart(12, '0');
  return `z${time}${toBase64Url(randomBytes(16)).slice(13)}`;
}

/** Call inside a transaction; answers the line's id. `number`: of the commit that it is about. */
export function addNotice(
  { store, clock, account, device }: Pick<Desk, 'store' | 'clock' | 'account' | 'device'>,
  conversation: string,
  notice: Notice,
  number: number | null = null,
): string {
  const now = clock.now();
  const id = newNoticeId(store, now);
  addMessage(store, {
    id,
    conversation,
    number,
    mine: true,
    senderAccount: account.id,
    senderDevice: device.id,
    text: '',
    at: now,
    receivedAt: now,
    delivery: 'delivered',
    missingBefore: 0,
    outOfOrder: false,
    notice,
  });
  return id;
}
