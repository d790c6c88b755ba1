/** Conversations that came with an import: what the export said of them, and taking them all away again. */
import { z } from 'zod';
import { timeSchema } from '../../../../contract/domain/ids.ts';
import {
  type PortableConversation,
  portableConversationSchema,
} from '../../../../contract/domain/portable.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { keepDraft } from './drafts.ts';
import { markLeft, putMember } from './members.ts';
import { type Indexed, indexedColumns, removeFromIndex } from './word-index.ts';

/** Of a conversation that was brought along: when it came, and how the export described it. */
const originSchema = z.strictObject({ at: timeSchema, conversation: portableConversationSchema });
export type Origin = z.infer<typeof originSchema>;

export const parseOrigin = (text: string): Origin => originSchema.parse(JSON.parse(text));

/** No account has this id. */
const nobody = 'AAAAAAAAAAAAAAAAAAAAAA';
/** Behind every line there can be: all of it counts as read, and as in need of no reply. */
const allRead = 2 ** 41;

/** Adds one with its people; its lines follow. Call inside a transaction. */
export function addBroughtAlong(store: Store, { at, conversation }: Origin): void {
  run(
    store,
    `INSERT INTO conversation (id, kind, founder, generation, state, read_up_to, settled_up_to, created_at, activity_at,
       pinned, archived, muted_until, ended_at, record_chat, record_since, origin)
     VALUES ($id, 'group', $nobody, 0, 'ended', $allRead, $allRead, $createdAt, $activityAt, $pinned, $archived, $mutedUntil,
       $endedAt, $chat, $since, $origin)`,
    {
      id: conversation.id,
      nobody,
      allRead,
      createdAt: conversation.createdAt,
      activityAt: conversation.activityAt,
      pinned: Number(conversation.pinned),
      archived: Number(conversation.archived),
      mutedUntil: conversation.mutedUntil,
      endedAt: conversation.endedAt ?? at,
      chat: conversation.record?.chat ?? null,
      since: conversation.record?.since ?? null,
      origin: JSON.stringify({ at, conversation }),
    },
  );
  for (const { id, nickname, joinedAt, leftAt } of conversation.people) {
    const since = joinedAt ?? conversation.createdAt;
    putMember(store, conversation.id, { account: id, nickname, joinedAt: since });
    // Nobody is in it any more: what looks for people to reach or to tell something finds none.
    markLeft(store, conversation.id, id, leftAt ?? at);
  }
  if (conversation.draft !== null)
    keepDraft(store, conversation.id, conversation.draft.text, conversation.draft.at);
}

/** How the export described a conversation that was brought along; null for every other. */
export function findDescription(store: Store, conversation: string): PortableConversation | null {
  const row = getRow<{ origin: string | null }>(
    store,
    'SELECT origin FROM conversation WHERE id = $conversation',
    {
      conversation,
    },
  );
  return row?.origin == null ? null : parseOrigin(row.origin).conversation;
}

/** Whether a line that a person wrote, or a conversation that was brought along, is here: then nothing more is brought along. */
export function hasContent(store: Store): boolean {
  const found = getRow(
    store,
    `SELECT 1 FROM message WHERE notice IS NULL UNION ALL SELECT 1 FROM conversation WHERE origin IS NOT NULL LIMIT 1`,
  );
  return found !== undefined;
}

/** Its last line is gone, so it is too; every other conversation stays where it is. Answers whether it went. Call inside a transaction. */
export function dropEmptyArchive(store: Store, conversation: string): boolean {
  const gone = run(
    store,
    `DELETE FROM conversation WHERE id = $conversation AND origin IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM message WHERE message.conversation = $conversation)`,
    { conversation },
  );
  return gone > 0;
}

const sliceRows = 500;

/** Takes the next lines of an import away, and its conversations behind the last; answers whether anything is left. */
export function eraseImportSlice(store: Store): boolean {
  const rows = getRows<Indexed>(
    store,
    `SELECT ${indexedColumns} FROM message
     WHERE conversation IN (SELECT id FROM conversation WHERE origin IS NOT NULL) LIMIT ${sliceRows}`,
  );
  for (const row of rows) {
    removeFromIndex(store, row);
    run(store, 'DELETE FROM message WHERE place = $place', { place: row.place });
  }
  if (rows.length === sliceRows) return true;
  run(store, 'DELETE FROM conversation WHERE origin IS NOT NULL');
  return false;
}
