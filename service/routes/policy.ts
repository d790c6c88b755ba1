/** Published versions of the privacy policy. */
import type { Handlers } from '../http/route.ts';
import { listPolicies } from '../policy/published.ts';

export const policyHandlers = {
  'policy.list': (context, { after }) => listPolicies(context, after),
} satisfies Partial<Handlers>;
