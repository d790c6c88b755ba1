/** A conversation ends here: it stays to be read, its encryption state is destroyed. */
import type { NoticeCode } from '../../../../contract/bridge/views.ts';
import type { Conversation } from '../../store/repositories/conversations.ts';
import { markEnded } from '../../store/repositories/group-rows.ts';
import type { Desk } from '../desk.ts';
import { addNotice } from '../notices.ts';

/** Call inside a transaction; answers the line that says why. An ended conversation stays as it is. */
export function endConversation(
  desk: Desk,
  { id, state }: Pick<Conversation, 'id' | 'state'>,
  code: NoticeCode,
  name: string | null,
  at?: number,
): readonly string[] {
  if (state === 'ended') return [];
  markEnded(desk.store, id, desk.clock.now());
  return [addNotice(desk, id, { code, names: [name], ...(at === undefined ? {} : { at }) })];
}

/** Nothing of it can be read or written on this device again. Call inside a transaction. */
export function destroyGroups(desk: Desk, conversation: string): void {
  for (const generation of desk.groups.listGenerations(conversation))
    desk.groups.remove(conversation, generation);
}
