// A group's state as table rows, so that a message rewrites one small row and never the whole state.

import type { ClientState, EpochReceiverData, RatchetTree, SecretTree } from 'ts-mls';
import { AppError } from '../../../contract/errors/app-error.ts';
import { listLeaves } from './credential.ts';
import {
  decodeEpochRow,
  decodeGroupRow,
  decodeRatchetRow,
  decodeTreeRow,
  encodeEpochRow,
  encodeGroupRow,
  encodeRatchetRow,
  encodeTreeRow,
} from './row-codec.ts';
import { NO_RATCHET, toClientConfig } from './state.ts';
import { findSuiteName } from './suites.ts';
import type { GroupState, Self } from './types.ts';

/**
 * - `group`: one per state (epoch and leaf 0); changes at commits.
 * - `tree`: the public tree of each kept epoch; changes at commits.
 * - `epoch`: one per earlier kept epoch.
 * - `ratchet`: one per epoch and leaf; the only kind that changes with a message.
 */
export type RowKind = 'group' | 'tree' | 'epoch' | 'ratchet';

/** A row's primary key within one state; `leaf` is 0 except for `ratchet` rows. */
export interface RowKey {
  readonly kind: RowKind;
  readonly epoch: number;
  readonly leaf: number;
}

/** A row to store. `data` is secret except in `tree` rows, and a fresh buffer that nothing else uses. */
export interface StateRow extends RowKey {
  readonly data: Uint8Array;
}

/** What to write for one step. All of it belongs into one transaction. */
export interface RowChanges {
  readonly upserts: readonly StateRow[];
  readonly deletes: readonly RowKey[];
}

/** All rows of a state. A pending state has its own rows, kept apart from the current one's by the caller. */
export function toRows(state: GroupState): readonly StateRow[] {
  return changedRows(null, state).upserts;
}

/** The difference between two states of one group; `before` null stands for an empty table. */
export function changedRows(before: GroupState | null, after: GroupState): RowChanges {
  const upserts: StateRow[] = [];
  if (before === null || isGroupChanged(before.mls, after.mls)) {
    upserts.push({ kind: 'group', epoch: 0, leaf: 0, data: encodeGroupRow(toGroupRow(after.mls)) });
  }
  const old = before === null ? new Map<number, EpochView>() : viewEpochs(before);
  const current = viewEpochs(after);
  for (const [epoch, view] of current) upserts.push(...changedInEpoch(epoch, old.get(epoch), view));
  const deletes = [...old]
    .filter(([epoch]) => !current.has(epoch))
    .flatMap(([epoch, view]) => keysOfEpoch(epoch, view));
  return { upserts, deletes };
}

/**
 * Rebuilds a state from all its rows, in any order. Throws `e2ee.damagedState` when one is missing, doubled, of another
 * epoch, or does not decode exactly.
 */
export function fromRows(rows: readonly StateRow[], self: Self): GroupState {
  try {
    return rebuild(rows, self);
  } catch (cause) {
    throw new AppError('e2ee.damagedState', { cause });
  }
}

interface EpochView {
  readonly tree: RatchetTree;
  readonly secrets: SecretTree;
  /** Set for earlier epochs. */
  readonly past: (EpochReceiverData & { readonly endedAt: number }) | null;
}

function viewEpochs({ mls, endedAt }: GroupState): Map<number, EpochView> {
  const views = new Map<number, EpochView>();
  for (const [epoch, data] of mls.historicalReceiverData) {
    const past = { ...data, endedAt: endedAt.get(Number(epoch)) ?? 0 };
    views.set(Number(epoch), { tree: data.ratchetTree, secrets: data.secretTree, past });
  }
  return views.set(Number(mls.groupContext.epoch), {
    tree: mls.ratchetTree,
    secrets: mls.secretTree,
    past: null,
  });
}

function toGroupRow(mls: ClientState) {
  const { groupContext, keySchedule, privatePath, confirmationTag } = mls;
  const isActive = mls.groupActiveState.kind === 'active';
  return { groupContext, keySchedule, privatePath, confirmationTag, isActive };
}

// Steps share what they leave alone, so identity tells what changed without encoding anything.
function isGroupChanged(before: ClientState, after: ClientState): boolean {
  return (
    before.groupContext !== after.groupContext ||
    before.keySchedule !== after.keySchedule ||
    before.privatePath !== after.privatePath ||
    before.confirmationTag !== after.confirmationTag ||
    before.groupActiveState.kind !== after.groupActiveState.kind
  );
}

function changedInEpoch(epoch: number, old: EpochView | undefined, view: EpochView): StateRow[] {
  const rows: StateRow[] = [];
  if (old?.tree !== view.tree) rows.push({ kind: 'tree', epoch, leaf: 0, data: encodeTreeRow(view.tree) });
  if (view.past !== null && old?.past?.endedAt !== view.past.endedAt) {
    rows.push({ kind: 'epoch', epoch, leaf: 0, data: encodeEpochRow(view.past) });
  }
  for (const { leaf } of listLeaves(view.tree)) {
    const node = view.secrets[leaf * 2];
    if (node === undefined || old?.secrets[leaf * 2] === node) continue;
    rows.push({ kind: 'ratchet', epoch, leaf, data: encodeRatchetRow(node) });
  }
  return rows;
}

function keysOfEpoch(epoch: number, view: EpochView): RowKey[] {
  return [
    { kind: 'tree', epoch, leaf: 0 },
    ...(view.past === null ? [] : [{ kind: 'epoch', epoch, leaf: 0 } as const]),
    ...listLeaves(view.tree).map(({ leaf }) => ({ kind: 'ratchet', epoch, leaf }) as const),
  ];
}

function rebuild(rows: readonly StateRow[], self: Self): GroupState {
  const table = new Map(rows.map((row) => [`${row.kind}/${row.epoch}/${row.leaf}`, row.data]));
  if (table.size !== rows.length) throw new RangeError('rows: doubled');
  const take = (kind: RowKind, epoch: number, leaf = 0): Uint8Array => {
    const key = `${kind}/${epoch}/${leaf}`;
    const data = table.get(key);
    if (data === undefined) throw new RangeError(`rows: ${kind} missing`);
    table.delete(key);
    return data;
  };
  const takeEpoch = (epoch: number): { ratchetTree: RatchetTree; secretTree: SecretTree } => {
    const ratchetTree = decodeTreeRow(take('tree', epoch));
    const secretTree: SecretTree = Array.from({ length: ratchetTree.length }, () => NO_RATCHET);
    for (const { leaf } of listLeaves(ratchetTree)) {
      secretTree[leaf * 2] = decodeRatchetRow(take('ratchet', epoch, leaf));
    }
    return { ratchetTree, secretTree };
  };

  const group = decodeGroupRow(take('group', 0));
  const suite = findSuiteName(group.groupContext.cipherSuite);
  if (suite === undefined) throw new RangeError('rows: unknown suite');
  const history = new Map<bigint, EpochReceiverData>();
  const endedAt = new Map<number, number>();
  const past = rows.filter(({ kind }) => kind === 'epoch').map(({ epoch }) => epoch);
  for (const epoch of past.sort((a, b) => a - b)) {
    const { groupContext, senderDataSecret, endedAt: ended } = decodeEpochRow(take('epoch', epoch));
    if (Number(groupContext.epoch) !== epoch) throw new RangeError('rows: epoch mismatch');
    const resumptionPsk = new Uint8Array(0);
    history.set(BigInt(epoch), { ...takeEpoch(epoch), groupContext, senderDataSecret, resumptionPsk });
    endedAt.set(epoch, ended);
  }
  const mls: ClientState = {
    groupContext: group.groupContext,
    keySchedule: group.keySchedule,
    privatePath: group.privatePath,
    confirmationTag: group.confirmationTag,
    groupActiveState: { kind: group.isActive ? 'active' : 'removedFromGroup' },
    ...takeEpoch(Number(group.groupContext.epoch)),
    historicalReceiverData: history,
    signaturePrivateKey: self.signaturePrivateKey,
    unappliedProposals: {},
    clientConfig: toClientConfig(self),
  };
  if (table.size > 0) throw new RangeError('rows: left over');
  return { suite, self, mls, endedAt };
}
