/** The new computer's part: it tells how many lines came, and which conversations it still waits to be let into. */
import { z } from 'zod';
import { idSchema } from '../../../contract/domain/ids.ts';
import { limits } from '../../../contract/domain/limits.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { listConversationsIn } from '../store/repositories/conversations.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';

/** What was told while conversations were missing: told again with every one that opens. */
const cameSetting = 'history-came';
const cameSchema = z.strictObject({ request: idSchema, lines: z.int().nonnegative() });

/** Call inside the transaction that took the last lines in. */
export function sayWhatCame(desk: Desk, request: string, lines: number): void {
  const { store } = desk;
  const awaiting = listConversationsIn(store, 'awaiting')
    .filter(({ kind }) => kind !== 'own')
    .map(({ id }) => id);
  tellOwnDevices(desk, { kind: 'came', request, lines, awaiting: awaiting.slice(0, limits.awaitingTold) });
  if (awaiting.length === 0) removeSetting(store, cameSetting);
  else putSetting(store, cameSetting, JSON.stringify({ request, lines }));
  desk.wake();
}

/** This computer was let into a conversation. Call inside the transaction that opened it. */
export function sayAgainWhatCame(desk: Desk): void {
  const noted = findSetting(desk.store, cameSetting);
  if (noted === undefined) return;
  const { request, lines } = cameSchema.parse(JSON.parse(noted));
  sayWhatCame(desk, request, lines);
}
