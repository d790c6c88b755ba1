/** Rows of encryption state: the current state of each group, and beside it the pending one of a commit of ours. */
import type { RowChanges, StateRow } from '../../e2ee/index.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface GroupId {
  readonly conversation: string;
  readonly generation: number;
}
export type Slot = 'current' | 'pending';

export interface WelcomeFor {
  readonly device: string;
  /** base64url */
  readonly bytes: string;
}

/** A commit of ours that the log has not shown yet. */
export interface PendingCommit {
  readonly position: number;
  readonly envelope: string;
  readonly bytes: Uint8Array;
  readonly welcomes: readonly WelcomeFor[];
}

/** When our own keys were last renewed here, and how many messages we sent since. */
export interface EpochAge {
  readonly lastCommitAt: number;
  readonly messages: number;
}

const bind = (group: GroupId) => ({ conversation: group.conversation, generation: group.generation });
const where = 'conversation = $conversation AND generation = $generation';

export function addGroup(store: Store, group: GroupId, epoch: number, now: number): void {
  run(store, 'INSERT INTO mls_group VALUES ($conversation, $generation, $epoch, $now, 0)', {
    ...bind(group),
    epoch,
    now,
  });
}

export function hasGroup(store: Store, group: GroupId): boolean {
  return getRow(store, `SELECT 1 FROM mls_group WHERE ${where}`, bind(group)) !== undefined;
}

/** Removes the group with all its rows. */
export function removeGroup(store: Store, group: GroupId): void {
  run(store, `DELETE FROM mls_group WHERE ${where}`, bind(group));
}

export function listGroups(store: Store): readonly GroupId[] {
  return getRows<GroupId>(store, 'SELECT conversation, generation FROM mls_group');
}

/** Generations of a conversation whose groups are here. */
export function listGenerations(store: Store, conversation: string): readonly number[] {
  return getRows<{ generation: number }>(
    store,
    'SELECT generation FROM mls_group WHERE conversation = $conversation',
    { conversation },
  ).map(({ generation }) => generation);
}

/** The group is in this epoch now. */
export function setEpoch(store: Store, group: GroupId, epoch: number): void {
  run(store, `UPDATE mls_group SET epoch = $epoch WHERE ${where}`, { ...bind(group), epoch });
}

/** Our own keys were renewed: only our own commits do that. */
export function restartAge(store: Store, group: GroupId, now: number): void {
  run(store, `UPDATE mls_group SET last_commit_at = $now, messages_since_commit = 0 WHERE ${where}`, {
    ...bind(group),
    now,
  });
}

export function addMessageToEpoch(store: Store, group: GroupId): void {
  run(
    store,
    `UPDATE mls_group SET messages_since_commit = messages_since_commit + 1 WHERE ${where}`,
    bind(group),
  );
}

export function findEpochAge(store: Store, group: GroupId): EpochAge | undefined {
  return getRow<EpochAge>(
    store,
    `SELECT last_commit_at AS lastCommitAt, messages_since_commit AS messages FROM mls_group WHERE ${where}`,
    bind(group),
  );
}

export function listStateRows(store: Store, group: GroupId, slot: Slot): readonly StateRow[] {
  return getRows<StateRow>(
    store,
    `SELECT kind, epoch, leaf, data FROM mls_row WHERE ${where} AND slot = $slot`,
    {
      ...bind(group),
      slot,
    },
  );
}

/** Call inside the transaction that also stores what the step made. */
export function applyRowChanges(store: Store, group: GroupId, slot: Slot, changes: RowChanges): void {
  for (const { kind, epoch, leaf } of changes.deletes) {
    run(
      store,
      `DELETE FROM mls_row WHERE ${where} AND slot = $slot AND kind = $kind AND epoch = $epoch AND leaf = $leaf`,
      {
        ...bind(group),
        slot,
        kind,
        epoch,
        leaf,
      },
    );
  }
  for (const { kind, epoch, leaf, data } of changes.upserts) {
    run(
      store,
      `INSERT INTO mls_row (conversation, generation, slot, kind, epoch, leaf, data)
       VALUES ($conversation, $generation, $slot, $kind, $epoch, $leaf, $data)
       ON CONFLICT (conversation, generation, slot, kind, epoch, leaf) DO UPDATE SET data = excluded.data`,
      { ...bind(group), slot, kind, epoch, leaf, data },
    );
  }
}

export function removeStateRows(store: Store, group: GroupId, slot: Slot): void {
  run(store, `DELETE FROM mls_row WHERE ${where} AND slot = $slot`, { ...bind(group), slot });
}

export function putPendingCommit(store: Store, group: GroupId, pending: PendingCommit): void {
  run(
    store,
    'INSERT INTO mls_pending VALUES ($conversation, $generation, $position, $envelope, $bytes, $welcomes)',
    {
      ...bind(group),
      position: pending.position,
      envelope: pending.envelope,
      bytes: pending.bytes,
      welcomes: JSON.stringify(pending.welcomes),
    },
  );
}

export function findPendingCommit(store: Store, group: GroupId): PendingCommit | undefined {
  const row = getRow<{ position: number; envelope: string; bytes: Uint8Array; welcomes: string }>(
    store,
    `SELECT position, envelope, bytes, welcomes FROM mls_pending WHERE ${where}`,
    bind(group),
  );
  if (row === undefined) return undefined;
  return { ...row, bytes: new Uint8Array(row.bytes), welcomes: JSON.parse(row.welcomes) as WelcomeFor[] };
}

export function removePendingCommit(store: Store, group: GroupId): void {
  run(store, `DELETE FROM mls_pending WHERE ${where}`, bind(group));
}

/** Groups that still keep an earlier epoch. */
export function listGroupsWithHistory(store: Store): readonly GroupId[] {
  return getRows<GroupId>(
    store,
    `SELECT DISTINCT conversation, generation FROM mls_row WHERE slot = 'current' AND kind = 'epoch'`,
  );
}

/** Groups of earlier generations that were retired before `before`. */
export function listRetiredGroups(store: Store, before: number): readonly GroupId[] {
  return getRows<GroupId>(
    store,
    `SELECT mls_group.conversation, mls_group.generation FROM mls_group
     JOIN conversation ON conversation.id = mls_group.conversation
     WHERE mls_group.generation < conversation.generation AND last_commit_at < $before`,
    { before },
  );
}

/** Groups with a commit of ours on its way. */
export function listPendingGroups(store: Store): readonly GroupId[] {
  return getRows<GroupId>(store, 'SELECT conversation, generation FROM mls_pending');
}
