/** Published versions of the privacy policy: handed out as they were signed. */
import { policiesPerAnswer } from '../../contract/wire/routes/policy.ts';
import type { RouteResponse } from '../../contract/wire/routes.ts';
import { encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';

/** The versions behind `after`, ascending. */
export async function listPolicies(
  { db, clock }: Context,
  after: number,
): Promise<Omit<RouteResponse<'policy.list'>, 'v'>> {
  const rows = await db
    .selectFrom('policies')
    .select(['document', 'signature'])
    .where('version', '>', after)
    .orderBy('version')
    .limit(policiesPerAnswer)
    .execute();
  const policies = rows.map(({ document, signature }) => ({ document, signature: encodeBytes(signature) }));
  return { time: clock.now(), policies };
}
