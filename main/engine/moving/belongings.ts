/** What the history does not carry: places on the desk, marks, drafts, and whether reading and typing are told. */
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { tellTelling } from '../messaging/telling.ts';
import { tellOwnProfile } from '../privacy/details/telling.ts';
import { tellOwnRequests } from '../privacy/rights/taking.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { listDrafts } from '../store/repositories/drafts.ts';
import { listAllMarks } from '../store/repositories/marks.ts';

/** Most of it is known there already: applying it once more changes nothing. Call inside a transaction. */
export function tellBelongings(desk: Desk): void {
  const { store } = desk;
  for (const one of listConversations(store)) {
    if (one.kind === 'own' || one.origin !== null) continue;
    const { id: conversation, settledUpTo, mutedUntil } = one;
    const marks = {
      pinned: one.pinned === 1,
      archived: one.archived === 1,
      markedUnread: one.markedUnread === 1,
    };
    if (marks.pinned || marks.archived || marks.markedUnread || settledUpTo > 0)
      tellOwnDevices(desk, { kind: 'desk', conversation, ...marks, settledUpTo });
    if (mutedUntil !== null) tellOwnDevices(desk, { kind: 'muted', conversation, until: mutedUntil });
  }
  for (const { id, starredAt, pinnedAt } of listAllMarks(store))
    tellOwnDevices(desk, { kind: 'marks', messages: [id], starredAt, pinnedAt });
  for (const { conversation, text } of listDrafts(store))
    tellOwnDevices(desk, { kind: 'draft', conversation, text });
  tellTelling(desk);
  tellOwnProfile(desk);
  tellOwnRequests(desk);
}
