/** What holds now: every decision is a receipt, and the newest one stands, on whichever computer of the person it was made. */

import { type RestrictionScope, restrictionScopes } from '../../../../contract/domain/purpose-texts.ts';
import { type Purpose, type PurposeId, purposes } from '../../../../contract/domain/purposes.ts';
import type { Store } from '../../store/database.ts';
import { findDecision, findRestrictionReceipt } from '../../store/repositories/privacy-receipts.ts';
import { findSetting } from '../../store/repositories/settings.ts';
import { readHeard, toldSetting } from './settings.ts';

export interface Restriction {
  readonly scope: RestrictionScope;
  readonly since: number;
}

/** What the person decided here or on another computer, whether the service knows it or not. */
export function findOwnRestriction(store: Store): Restriction | null {
  const receipt = findRestrictionReceipt(store);
  const scope = restrictionScopes.find((one) => one === receipt?.details['scope']);
  if (receipt?.act !== 'restricted' || scope === undefined) return null;
  return { scope, since: receipt.at };
}

/**
 * What holds now. Until the service was told, the decision; from then on "everything" is what the service keeps to, which
 * another computer of the person may have changed before its own word has come.
 */
export function findRestriction(store: Store): Restriction | null {
  const own = findOwnRestriction(store);
  const isTold = (findRestrictionReceipt(store)?.id ?? '') === (findSetting(store, toldSetting) ?? '');
  if (!isTold) return own;
  const heard = readHeard(store);
  if (heard !== null) return { scope: 'everything', since: own?.since ?? heard.since };
  return own?.scope === 'optional' ? own : null;
}

/** Nothing is sent that the person did not decide about this very restriction. */
export function isPaused(store: Store): boolean {
  return findRestriction(store)?.scope === 'everything';
}

/** What was decided about it last; a restriction does not change it. */
export function isChosen(store: Store, id: PurposeId): boolean {
  const { choice }: Purpose = purposes[id];
  const act = findDecision(store, id)?.receipt.act;
  if (choice === 'consent') return act === 'consent.given';
  return choice !== 'absent' && (choice === 'request' || act !== 'objection.made');
}

/** Whether data may be used for it now. */
export function isPurposeOn(store: Store, id: PurposeId): boolean {
  const { isOptional }: Purpose = purposes[id];
  return isChosen(store, id) && !(isOptional && findRestriction(store) !== null);
}
