/** Versions of the privacy policy as the service signed them, and what this person last answered to one. */
import { type Receipt, receiptSchema } from '../../../../contract/domain/receipt.ts';
import type { Policy } from '../../../../contract/policy/document.ts';
import { readPolicy } from '../../../../contract/policy/schema.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface StoredPolicy {
  readonly version: number;
  readonly document: string;
  readonly signature: string;
  readonly seenAt: number;
}

/** A version that is here already stays as it is. */
export function addPolicy(store: Store, { version, document, signature, seenAt }: StoredPolicy): void {
  run(store, 'INSERT INTO policy VALUES ($version, $document, $signature, $seenAt) ON CONFLICT DO NOTHING', {
    version,
    document,
    signature,
    seenAt,
  });
}

/** Ascending. They were checked before they were stored. */
export function listStoredPolicies(store: Store): Policy[] {
  const rows = getRows<{ document: string }>(store, 'SELECT document FROM policy ORDER BY version');
  return rows.flatMap(({ document }) => readPolicy(document) ?? []);
}

/** The receipt of the last answer to any version, on whichever of this person's computers it was given. */
export function findPolicyAnswer(store: Store): Receipt | undefined {
  const row = getRow<{ signed: string }>(
    store,
    `SELECT signed FROM receipt WHERE json_extract(signed, '$.act') IN ('policy.acknowledged', 'policy.declined')
     ORDER BY at DESC, id DESC LIMIT 1`,
  );
  return row === undefined ? undefined : receiptSchema.parse(JSON.parse(row.signed));
}
