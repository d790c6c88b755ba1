/** What this computer knows of what the service was told. */
import { z } from 'zod';
import { restrictionSchema, type StandingRestriction } from '../../../../contract/domain/restriction.ts';
import type { Store } from '../../store/database.ts';
import { findSetting, putSetting, removeSetting } from '../../store/repositories/settings.ts';

/** The receipt of the restriction, or of its end, that the service was told last. */
export const toldSetting = 'restriction-told';
/** The restriction that the service keeps to, as it said last (JSON). */
export const heardSetting = 'restriction-heard';
/** The receipts of decisions that the service was told, by purpose (JSON). */
export const consentsSetting = 'consents-told';

export function readHeard(store: Store): StandingRestriction | null {
  const text = findSetting(store, heardSetting);
  return text === undefined ? null : restrictionSchema.parse(JSON.parse(text));
}

/** Answers whether it is another than was known. Call inside a transaction. */
export function putHeard(store: Store, heard: StandingRestriction | null): boolean {
  const before = readHeard(store);
  if (before?.since === heard?.since && before?.decidedAt === heard?.decidedAt) return false;
  if (heard === null) removeSetting(store, heardSetting);
  else putSetting(store, heardSetting, JSON.stringify(heard));
  return true;
}

const toldSchema = z.record(z.string(), z.string());

/** Receipts by purpose. */
export function readToldConsents(store: Store): Readonly<Record<string, string>> {
  const text = findSetting(store, consentsSetting);
  return text === undefined ? {} : toldSchema.parse(JSON.parse(text));
}

export function noteToldConsent(store: Store, purpose: string, receipt: string): void {
  const told = { ...readToldConsents(store), [purpose]: receipt };
  putSetting(store, consentsSetting, JSON.stringify(told));
}

/** A service that was put back from its own backup may have forgotten it: it is told again. Call inside a transaction. */
export function forgetTold(store: Store): void {
  for (const name of [toldSetting, heardSetting, consentsSetting] as const) removeSetting(store, name);
}
