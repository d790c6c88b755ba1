/** Publishes a version of the privacy policy: checked against all before it, signed with the service's key, stored once. */
import { bundledPolicies } from '../../contract/policy/bundled.ts';
import type { Policy } from '../../contract/policy/document.ts';
import { policyDocument, policySignedBytes } from '../../contract/policy/schema.ts';
import type { Tx } from '../db/open.ts';
import type { SigningKey } from '../keys/signing-key.ts';

/** `again`: this very version is published already. `taken`: another text is, under this number. `skips`: numbers have no gaps. */
export type Publishing = 'published' | 'again' | 'taken' | 'skips' | 'outOfOrder';

/** The days of a version that is published already stay as they are: the same text again changes nothing. */
export async function publishPolicy(
  tx: Tx,
  policy: Policy,
  signingKey: SigningKey,
  now: number,
): Promise<Publishing> {
  const rows = await tx.selectFrom('policies').select(['version', 'document']).orderBy('version').execute();
  const published = rows.map(({ document }): Policy => JSON.parse(document));
  const known = [
    ...bundledPolicies.filter(({ version }) => !rows.some((row) => row.version === version)),
    ...published,
  ];
  const same = known.find(({ version }) => version === policy.version);
  if (same !== undefined)
    return policyDocument({ ...policy, published: same.published }) === policyDocument(same)
      ? 'again'
      : 'taken';
  const newest = known.toSorted((one, other) => one.version - other.version).at(-1);
  if (newest === undefined || policy.version !== newest.version + 1) return 'skips';
  if (policy.effective < newest.effective) return 'outOfOrder';
  const document = policyDocument(policy);
  await tx
    .insertInto('policies')
    .values({
      version: policy.version,
      document,
      signature: signingKey.sign(policySignedBytes(document)),
      effective_at: Date.parse(`${policy.effective}T00:00:00Z`),
      published_at: now,
    })
    .execute();
  return 'published';
}
