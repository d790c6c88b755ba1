/** Conversations: of two, of a group, or among one's own devices; one MLS generation at a time. */
import type { ConversationView } from '../../../../contract/bridge/views.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { noImportUnderWay } from './import-mark.ts';
import { type Indexed, indexedColumns, removeFromIndex } from './word-index.ts';

export type ConversationState = ConversationView['state'];
/** `own`: among the devices of this account; never shown. */
export type ConversationKind = ConversationView['kind'] | 'own';

export interface Conversation {
  readonly id: string;
  readonly kind: ConversationKind;
  /** The other account of a pair. */
  readonly contact: string | null;
  /** The account that made a group, and what the group is called. */
  readonly founder: string | null;
  readonly title: string | null;
  readonly generation: number;
  readonly state: ConversationState;
  readonly readUpTo: number;
  /** When this computer had to be added again after an older copy of its data was put back. */
  readonly restoredAt: number | null;
  readonly createdAt: number;
  readonly activityAt: number;
  /** 0 or 1, as the four marks of the desk are stored. */
  readonly pinned: number;
  readonly archived: number;
  readonly markedUnread: number;
  /** Sort key of the last line that needs no reply. */
  readonly settledUpTo: number;
  readonly mutedUntil: number | null;
  readonly endedAt: number | null;
  /** Whether chat belongs to the practice's record, as it was told here last. */
  readonly recordChat: ConversationView['record'];
  /** Of one that was brought along from an export: JSON, read by brought-along.ts. */
  readonly origin: string | null;
}

/** A conversation of two. */
export type Pair = Conversation & { readonly contact: string };

const columns = `id, kind, contact, founder, title, generation, state, read_up_to AS readUpTo, restored_at AS restoredAt, created_at AS createdAt,
  activity_at AS activityAt, pinned, archived, marked_unread AS markedUnread, settled_up_to AS settledUpTo,
  muted_until AS mutedUntil, ended_at AS endedAt, record_chat AS recordChat, origin`;

/** A conversation as it begins: unread from the start, on the desk. */
export type NewConversation = Pick<
  Conversation,
  'id' | 'generation' | 'state' | 'readUpTo' | 'createdAt' | 'activityAt'
> &
  (
    | { readonly kind?: 'pair'; readonly contact: string }
    | { readonly kind: 'group'; readonly founder: string; readonly title: string }
    | { readonly kind: 'own' }
  );

export function addConversation(store: Store, conversation: NewConversation): void {
  run(
    store,
    `INSERT INTO conversation (id, kind, contact, founder, title, generation, state, read_up_to, created_at, activity_at)
     VALUES ($id, $kind, $contact, $founder, $title, $generation, $state, $readUpTo, $createdAt, $activityAt)`,
    { kind: 'pair', contact: null, founder: null, title: null, ...conversation },
  );
}

export function findConversation(store: Store, id: string): Conversation | undefined {
  return getRow<Conversation>(store, `SELECT ${columns} FROM conversation WHERE id = $id`, { id });
}

/** Throws `conversation.unknown`. */
export function getConversation(store: Store, id: string): Conversation {
  const found = findConversation(store, id);
  if (found === undefined) throw new AppError('conversation.unknown');
  return found;
}

/** Throws `conversation.unknown` for one that is not of two. */
export function getPair(store: Store, id: string): Pair {
  const { contact, ...found } = getConversation(store, id);
  if (contact === null) throw new AppError('conversation.unknown');
  return { ...found, contact };
}

/** Most recent activity first. */
export function listConversations(store: Store): readonly Conversation[] {
  return getRows<Conversation>(
    store,
    `SELECT ${columns} FROM conversation WHERE origin IS NULL OR ${noImportUnderWay} ORDER BY activity_at DESC, id`,
  );
}

/** The one among the devices of this account, where there is more than one. */
export function findOwnConversation(store: Store): Conversation | undefined {
  return getRow<Conversation>(store, `SELECT ${columns} FROM conversation WHERE kind = 'own'`);
}

export function listConversationsIn(store: Store, state: ConversationState): readonly Conversation[] {
  return getRows<Conversation>(store, `SELECT ${columns} FROM conversation WHERE state = $state`, { state });
}

export function setConversationState(store: Store, id: string, state: ConversationState): void {
  run(store, 'UPDATE conversation SET state = $state WHERE id = $id', { id, state });
}

/** Its groups are those of this generation from now on. */
export function setGeneration(store: Store, id: string, generation: number): void {
  run(store, 'UPDATE conversation SET generation = $generation WHERE id = $id', { id, generation });
}

export function touchConversation(store: Store, id: string, at: number): void {
  run(store, 'UPDATE conversation SET activity_at = max(activity_at, $at) WHERE id = $id', { id, at });
}

export function setReadUpTo(store: Store, id: string, upTo: number): void {
  run(
    store,
    'UPDATE conversation SET read_up_to = max(read_up_to, $upTo), marked_unread = 0 WHERE id = $id',
    { id, upTo },
  );
}

/** Marks of the desk; what is null stays as it is. */
export interface DeskMarks {
  readonly pinned: boolean | null;
  readonly archived: boolean | null;
  readonly markedUnread: boolean | null;
  readonly settledUpTo: number | null;
}

const toBit = (flag: boolean | null): number | null => (flag === null ? null : Number(flag));

export function setDeskMarks(store: Store, id: string, marks: DeskMarks): void {
  run(
    store,
    `UPDATE conversation SET pinned = coalesce($pinned, pinned), archived = coalesce($archived, archived),
       marked_unread = coalesce($markedUnread, marked_unread), settled_up_to = coalesce($settledUpTo, settled_up_to)
     WHERE id = $id`,
    {
      id,
      pinned: toBit(marks.pinned),
      archived: toBit(marks.archived),
      markedUnread: toBit(marks.markedUnread),
      settledUpTo: marks.settledUpTo,
    },
  );
}

/** A line came: an archived conversation is on the desk again. */
export function bringBack(store: Store, id: string): void {
  run(store, 'UPDATE conversation SET archived = 0 WHERE id = $id AND archived = 1', { id });
}

/** Removes the conversation with everything that hangs on it. */
export function removeConversation(store: Store, id: string): void {
  const messages = getRows<Indexed>(store, `SELECT ${indexedColumns} FROM message WHERE conversation = $id`, {
    id,
  });
  for (const message of messages) removeFromIndex(store, message);
  run(store, 'DELETE FROM conversation WHERE id = $id', { id });
}

/** Every conversation this device was in waits for the other side to add it again; when is remembered and shown. */
export function askToBeAddedAgain(store: Store, at: number): void {
  run(store, `UPDATE conversation SET state = 'awaiting', restored_at = $at WHERE state = 'open'`, { at });
}

/** A signed list of this contact changed: its conversations' groups have to be compared with it. */
export function markMembersDue(store: Store, contact: string): void {
  run(
    store,
    `UPDATE conversation SET members_due = 1 WHERE contact = $contact
       OR id IN (SELECT conversation FROM conversation_member WHERE account = $contact AND left_at IS NULL)`,
    { contact },
  );
}

/** A list of this account changed: every group has to be compared with it. */
export function markAllMembersDue(store: Store): void {
  run(store, 'UPDATE conversation SET members_due = 1');
}

/** Every conversation that this contact is in. */
export function listConversationsWith(store: Store, contact: string): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM conversation WHERE contact = $contact
       OR id IN (SELECT conversation FROM conversation_member WHERE account = $contact AND left_at IS NULL) ORDER BY id`,
    { contact },
  ).map(({ id }) => id);
}

export function setMutedUntil(store: Store, id: string, until: number | null): void {
  run(store, 'UPDATE conversation SET muted_until = $until WHERE id = $id', { id, until });
}

export function listMembersDue(store: Store): readonly Conversation[] {
  return getRows<Conversation>(
    store,
    `SELECT ${columns} FROM conversation WHERE state = 'open' AND members_due = 1`,
  );
}

/** Whether its group has not been in step with the signed lists since one of them changed. */
export function isMembersDue(store: Store, id: string): boolean {
  return getRow(store, 'SELECT 1 FROM conversation WHERE id = $id AND members_due = 1', { id }) !== undefined;
}

export function clearMembersDue(store: Store, id: string): void {
  run(store, 'UPDATE conversation SET members_due = 0 WHERE id = $id', { id });
}
