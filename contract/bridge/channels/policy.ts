/** The privacy policy: its versions, and what the person answers to one. */
import { z } from 'zod';
import { policyLanguages } from '../../policy/document.ts';
import { policySchema } from '../../policy/schema.ts';
import { policyViewSchema } from '../policy-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

const version = z.int().min(1).max(100_000);

export const policyChannels = {
  'policy.view': { side: 'engine', request: nothing, response: policyViewSchema },
  /** A whole version; `policy.unknown` where there is none of this number. */
  'policy.read': { side: 'engine', request: z.strictObject({ version }), response: policySchema },
  /** Writes a receipt of the exact text in the language it was shown in. `policy.unknown`, `policy.over` for one that another replaced. */
  'policy.answer': {
    side: 'engine',
    request: z.strictObject({
      version,
      language: z.enum(policyLanguages),
      answer: z.enum(['acknowledged', 'declined']),
    }),
    response: policyViewSchema,
  },
} as const satisfies Record<string, ChannelContract>;

/** At sign-up: the version that stood on the screen, and in which language. */
export const policyShownSchema = z.strictObject({ version, language: z.enum(policyLanguages) });
