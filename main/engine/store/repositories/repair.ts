/** What a conversation lacks to go on, and what other devices asked for. */
import type { AskReason } from '../../../../contract/domain/ask.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface Repair {
  readonly conversation: string;
  readonly needed: AskReason | null;
  /** Messages of the newest epoch that did not open, since the last one that did. */
  readonly unreadable: number;
  readonly askedAt: number | null;
  readonly openedAt: number | null;
}

const columns = 'conversation, needed, unreadable, asked_at AS askedAt, opened_at AS openedAt';
const nothing = { needed: null, unreadable: 0, askedAt: null, openedAt: null } as const;

export function getRepair(store: Store, conversation: string): Repair {
  const found = getRow<Repair>(store, `SELECT ${columns} FROM repair WHERE conversation = $conversation`, {
    conversation,
  });
  return found ?? { conversation, ...nothing };
}

export function putRepair(store: Store, repair: Repair): void {
  run(
    store,
    `INSERT INTO repair (conversation, needed, unreadable, asked_at, opened_at)
     VALUES ($conversation, $needed, $unreadable, $askedAt, $openedAt)
     ON CONFLICT (conversation) DO UPDATE SET needed = $needed, unreadable = $unreadable, asked_at = $askedAt,
       opened_at = $openedAt`,
    { ...repair },
  );
}

/** A message of the newest epoch opened again. */
export function clearUnreadable(store: Store, conversation: string): void {
  run(store, 'UPDATE repair SET unreadable = 0 WHERE conversation = $conversation AND unreadable > 0', {
    conversation,
  });
}

/** Conversations that cannot go on by themselves. */
export function listRepairs(store: Store): readonly Repair[] {
  return getRows<Repair>(store, `SELECT ${columns} FROM repair WHERE needed IS NOT NULL`);
}

/** A device that asked to be added anew. */
export interface StoredAsk {
  readonly conversation: string;
  readonly account: string;
  readonly device: string;
  readonly at: number;
  readonly answeredAt: number | null;
}

/** Answers false for one that is not newer than what this device asked before: nothing is changed. */
export function putAsk(store: Store, ask: Omit<StoredAsk, 'answeredAt'>, isDue: boolean): boolean {
  const changes = run(
    store,
    `INSERT INTO ask (conversation, account, device, at, due) VALUES ($conversation, $account, $device, $at, $due)
     ON CONFLICT (conversation, device) DO UPDATE SET at = $at, due = $due, account = $account WHERE at < $at`,
    {
      conversation: ask.conversation,
      account: ask.account,
      device: ask.device,
      at: ask.at,
      due: Number(isDue),
    },
  );
  return changes > 0;
}

/** Whether this device asked for help, answered or not; `at`: by its own clock. */
export function hasAskedSince(store: Store, conversation: string, device: string, at: number): boolean {
  return (
    getRow(store, 'SELECT 1 FROM ask WHERE conversation = $conversation AND device = $device AND at > $at', {
      conversation,
      device,
      at,
    }) !== undefined
  );
}

export function listAsksDue(store: Store): readonly StoredAsk[] {
  return getRows<StoredAsk>(
    store,
    'SELECT conversation, account, device, at, answered_at AS answeredAt FROM ask WHERE due = 1',
  );
}

/** Answered, by us or by somebody else's commit; null: it is passed over. */
export function settleAsk(
  store: Store,
  ask: Pick<StoredAsk, 'conversation' | 'device'>,
  answeredAt: number | null,
): void {
  run(
    store,
    `UPDATE ask SET due = 0, answered_at = coalesce($answeredAt, answered_at)
     WHERE conversation = $conversation AND device = $device AND due = 1`,
    { conversation: ask.conversation, device: ask.device, answeredAt },
  );
}

/** Nothing of a device that is being replaced is asked for any more. */
export function clearRepairs(store: Store): void {
  run(store, 'DELETE FROM repair');
  run(store, 'DELETE FROM ask');
}
