/** Published versions of the privacy policy. */
import { z } from 'zod';
import { timeSchema } from '../../domain/ids.ts';
import { publishedPolicySchema } from '../../policy/schema.ts';
import { kb, type RouteContract, request } from './shared.ts';

/** Versions in one answer. */
export const policiesPerAnswer = 4;

export const policyRoutes = {
  /** The versions behind this one, ascending, and what time it is for the service. */
  'policy.list': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ after: z.int().min(1).max(100_000) }),
    response: request({ time: timeSchema, policies: z.array(publishedPolicySchema).max(policiesPerAnswer) }),
  },
} as const satisfies Record<string, RouteContract>;
