/** The versions of the privacy policy that this computer knows, and which of them stands how. */

import type { Receipt } from '../../../../contract/domain/receipt.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { bundledPolicies } from '../../../../contract/policy/bundled.ts';
import type { Policy } from '../../../../contract/policy/document.ts';
import { findStanding, type PolicyAnswer, type Standing } from '../../../../contract/policy/standing.ts';
import type { Store } from '../../store/database.ts';
import { findPolicyAnswer, listStoredPolicies } from '../../store/repositories/policies.ts';
import { findSetting, putSetting } from '../../store/repositories/settings.ts';

/** How receipts name the policy. */
export const policyName = 'privacy-policy';

const timeSetting = 'policy-time';

/** Ascending without a gap: what came with the app, then what the service published. */
export function knownPolicies(store: Store): readonly Policy[] {
  const published = listStoredPolicies(store).filter(({ version }) => version > bundledPolicies.length);
  return [...bundledPolicies, ...published];
}

/** Throws `policy.unknown`. */
export function getPolicy(store: Store, version: number): Policy {
  const found = knownPolicies(store).find((policy) => policy.version === version);
  if (found === undefined) throw new AppError('policy.unknown');
  return found;
}

/** The time by which versions take effect: the latest that this computer and the service agreed on. */
export function trustedTime(store: Store): number | null {
  const known = findSetting(store, timeSetting);
  return known === undefined ? null : Number(known);
}

export function putTrustedTime(store: Store, time: number): void {
  putSetting(store, timeSetting, String(time));
}

function toAnswer({ act, at, text, details }: Receipt): PolicyAnswer {
  const from = typeof details['from'] === 'number' ? details['from'] : at;
  return { version: Number(text?.version), from: act === 'policy.declined' ? from : null };
}

export interface Stand extends Standing {
  readonly known: readonly Policy[];
  readonly answer: Receipt | null;
}

export function standNow(store: Store): Stand {
  const known = knownPolicies(store);
  const answer = findPolicyAnswer(store) ?? null;
  const standing = findStanding(known, answer === null ? null : toAnswer(answer), trustedTime(store));
  return { ...standing, known, answer };
}
