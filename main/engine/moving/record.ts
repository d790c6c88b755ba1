/** How far a move to another computer has come, as it is stored here. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../../contract/domain/ids.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';

/** About this computer: it is in no backup. */
const moveSetting = 'moving';
const count = z.int().nonnegative();

const moveSchema = z.strictObject({
  /** The computer that takes over, and its name when the move began. */
  device: idSchema,
  name: z.string().nullable(),
  /**
   * `sending`: everything goes there. `differs`: other lines came than went. `ready`: all is there. `leaving`: the last things
   * go. `counted`: they came, and lines of the person may still wait here. `signing`: the list without this computer may be
   * with the service. `moved`: it is.
   */
  step: z.enum(['sending', 'differs', 'ready', 'leaving', 'counted', 'signing', 'moved']),
  /** The hand-over of history that is under way; null: it waits for the new computer to be in every conversation. */
  request: idSchema.nullable(),
  /** Lines that both sides counted. */
  lines: count,
  /** What the new computer counted where that differs. */
  there: count,
  /** Conversations that the new computer waits to be let into. */
  waiting: count,
  /** Place of the last line that went. */
  after: count,
  at: timeSchema,
});
export type Move = z.infer<typeof moveSchema>;

export function findMove(store: Store): Move | null {
  const noted = findSetting(store, moveSetting);
  return noted === undefined ? null : moveSchema.parse(JSON.parse(noted));
}

export function putMove(store: Store, move: Move): void {
  putSetting(store, moveSetting, JSON.stringify(move));
}

export function removeMove(store: Store): void {
  removeSetting(store, moveSetting);
}
