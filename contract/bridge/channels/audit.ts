/** The security log. */
import { z } from 'zod';
import { auditViewSchema } from '../views.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const auditChannels = {
  'audit.list': {
    side: 'engine',
    request: z.strictObject({ before: z.int().positive().nullable(), limit: z.int().min(1).max(200) }),
    response: auditViewSchema,
  },
  /** Asks where, and writes the log as lines that `--verify-audit` checks. `saved` false: the person closed the dialog. */
  'audit.export': { side: 'shell', request: nothing, response: z.strictObject({ saved: z.boolean() }) },
} as const satisfies Record<string, ChannelContract>;
