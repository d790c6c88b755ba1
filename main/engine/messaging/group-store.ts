/** Loads and saves group states row by row; what a step made and its new state become durable in one transaction. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import { newId } from '../crypto/ids.ts';
import {
  type CommitDraft,
  type Consumed,
  changedRows,
  discardPending,
  epochOf,
  forgetOldEpochs,
  fromRows,
  type GroupState,
  isActive,
  promotePending,
  retireState,
  type Self,
  toRows,
  wipeConsumed,
} from '../e2ee/index.ts';
import type { Store } from '../store/database.ts';
import { countEnvelopeMade } from '../store/repositories/counters.ts';
import * as rows from '../store/repositories/groups.ts';
import { inTransaction } from '../store/statement.ts';

/** The outcome of a pure step. */
export interface Step {
  readonly state: GroupState;
  readonly consumed: Consumed;
}

export type GroupStore = ReturnType<typeof createGroupStore>;

/** How long the group of an earlier generation can still be read. */
const retiredMs = 7 * 24 * 60 * 60 * 1000;

/** One per open store. Callers must not run two steps of one group at once: the drain is the only caller. */
export function createGroupStore(store: Store, self: Self, clock: Clock) {
  const cache = new Map<string, GroupState>();
  const keyOf = (group: rows.GroupId) => `${group.conversation}/${group.generation}`;

  /** Throws `conversation.notOpen` when this device has no such group. */
  function loadGroup(group: rows.GroupId): GroupState {
    const known = cache.get(keyOf(group));
    if (known !== undefined) return known;
    if (!rows.hasGroup(store, group)) throw new AppError('conversation.notOpen');
    const state = fromRows(rows.listStateRows(store, group, 'current'), self);
    cache.set(keyOf(group), state);
    return state;
  }

  function saveStep<Result>(group: rows.GroupId, step: Step, alongside: () => Result): Result {
    const before = loadGroup(group);
    const result = inTransaction(store, () => {
      rows.applyRowChanges(store, group, 'current', changedRows(before, step.state));
      return alongside();
    });
    cache.set(keyOf(group), step.state);
    wipeConsumed(step.consumed);
    return result;
  }

  function loadPending(group: rows.GroupId): GroupState {
    return fromRows(rows.listStateRows(store, group, 'pending'), self);
  }

  function dropPendingRows(group: rows.GroupId): void {
    rows.removeStateRows(store, group, 'pending');
    rows.removePendingCommit(store, group);
  }

  return {
    self,
    load: (conversation: string, generation: number) => loadGroup({ conversation, generation }),
    exists: (conversation: string, generation: number) => rows.hasGroup(store, { conversation, generation }),
    /** Whether there is a group with a leaf of this device in it: one that was taken out reads late messages, and nothing else. */
    isWorking: (conversation: string, generation: number) =>
      rows.hasGroup(store, { conversation, generation }) && isActive(loadGroup({ conversation, generation })),
    findPending: (conversation: string, generation: number) =>
      rows.findPendingCommit(store, { conversation, generation }),
    listGenerations: (conversation: string) => rows.listGenerations(store, conversation),
    listPending: () => rows.listPendingGroups(store),
    countMessage: (conversation: string, generation: number) =>
      rows.addMessageToEpoch(store, { conversation, generation }),
    noteCommit: (conversation: string, generation: number, epoch: number) =>
      rows.setEpoch(store, { conversation, generation }, epoch),

    /** Age of the current epoch; zero where there is no group. */
    getAge(conversation: string, generation: number): rows.EpochAge {
      return (
        rows.findEpochAge(store, { conversation, generation }) ?? { lastCommitAt: clock.now(), messages: 0 }
      );
    },

    /** Stores a group that was just made or joined. */
    create(conversation: string, generation: number, step: Step, alongside: () => void): void {
      const group = { conversation, generation };
      inTransaction(store, () => {
        rows.addGroup(store, group, epochOf(step.state), clock.now());
        rows.applyRowChanges(store, group, 'current', { upserts: toRows(step.state), deletes: [] });
        alongside();
      });
      cache.set(keyOf(group), step.state);
      wipeConsumed(step.consumed);
    },

    /** Stores what a step changed together with whatever `alongside` writes, then wipes what the step used up. */
    save<Result>(conversation: string, generation: number, step: Step, alongside: () => Result): Result {
      return saveStep({ conversation, generation }, step, alongside);
    },

    /** Keeps a drafted commit beside the current state until the log has decided. */
    savePending(
      conversation: string,
      generation: number,
      draft: CommitDraft,
      welcomes: readonly rows.WelcomeFor[],
    ): void {
      const group = { conversation, generation };
      saveStep(group, { state: draft.current, consumed: draft.consumed }, () => {
        rows.applyRowChanges(store, group, 'pending', { upserts: toRows(draft.pending), deletes: [] });
        rows.putPendingCommit(store, group, {
          position: epochOf(draft.pending),
          envelope: newId(),
          bytes: draft.commit,
          welcomes,
        });
        countEnvelopeMade(store);
      });
    },

    /** The log shows our commit. */
    promotePending(conversation: string, generation: number, alongside: (state: GroupState) => void): void {
      const group = { conversation, generation };
      const promoted = promotePending(loadGroup(group), loadPending(group), clock.now());
      saveStep(group, promoted, () => {
        dropPendingRows(group);
        rows.setEpoch(store, group, epochOf(promoted.state));
        rows.restartAge(store, group, clock.now());
        alongside(promoted.state);
      });
    },

    /** Another commit took our position. */
    discardPending(conversation: string, generation: number): void {
      const group = { conversation, generation };
      const { consumed } = discardPending(loadGroup(group), loadPending(group));
      inTransaction(store, () => dropPendingRows(group));
      wipeConsumed(consumed);
    },

    /** The conversation goes on in a later generation: this group is only read, until `forgetOldEpochs`. Call inside a transaction. */
    retire(conversation: string, generation: number): void {
      const group = { conversation, generation };
      if (!rows.hasGroup(store, group)) return;
      if (rows.findPendingCommit(store, group) !== undefined) this.discardPending(conversation, generation);
      rows.restartAge(store, group, clock.now());
    },

    /** A commit came by mail, and so did all that was sealed four epochs before it: their keys go. A log may have led further. */
    noteMail(conversation: string, generation: number, epoch: number): void {
      const group = { conversation, generation };
      if (!rows.hasGroup(store, group)) return;
      const before = loadGroup(group);
      // A number of the service's that our own group has not come to says nothing.
      const step = forgetOldEpochs(before, clock.now(), Math.min(epoch, epochOf(before)));
      if (step.state !== before) saveStep(group, step, () => {});
    },

    /**
     * Lets go of epochs and of retired groups that ended more than a week ago, whatever the service says still waits; and once
     * the mail `isRead` of all but four earlier epochs.
     */
    forgetOldEpochs(isRead: boolean): void {
      for (const { conversation, generation } of rows.listRetiredGroups(store, clock.now() - retiredMs)) {
        inTransaction(store, () => this.remove(conversation, generation));
      }
      for (const group of rows.listGroupsWithHistory(store)) {
        const before = loadGroup(group);
        const step = forgetOldEpochs(before, clock.now(), isRead ? epochOf(before) : 0);
        if (step.state !== before) saveStep(group, step, () => {});
      }
    },

    /** What is held in memory of a group is not what is stored: the transaction that was to store it was taken back. */
    forget(conversation: string, generation: number): void {
      cache.delete(keyOf({ conversation, generation }));
    },

    /** Destroys a group that turned out not to be the conversation's. Call inside a transaction. */
    remove(conversation: string, generation: number): void {
      const group = { conversation, generation };
      wipeConsumed(retireState(loadGroup(group)).consumed);
      rows.removeGroup(store, group);
      cache.delete(keyOf(group));
    },

    /** Destroys all private state: for a device that must be registered anew. Call inside a transaction. */
    destroyAll(): void {
      for (const group of rows.listGroups(store)) {
        rows.removeGroup(store, group);
      }
      // What was never loaded has no secrets in memory; a damaged group must not keep the others.
      for (const state of cache.values()) wipeConsumed(retireState(state).consumed);
      cache.clear();
    },
  };
}
