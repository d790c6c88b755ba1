/** Tells the shell how much is unread, for the badge and "Something new"; never what or from whom. */
import { countAllUnread } from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** `arrived`: a line of somebody else came just now. */
export function tellAttention(desk: Pick<Desk, 'store' | 'emit'>, arrived: boolean): void {
  desk.emit('attention.changed', { unread: countAllUnread(desk.store), arrived });
}
