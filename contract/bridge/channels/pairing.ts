/** Invitations and the people who answer them. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { ageBands } from '../../domain/pairing.ts';
import { errorReportSchema } from '../../errors/schema.ts';
import { protectionSchema } from '../protection.ts';
import {
  conversationViewSchema,
  invitationViewSchema,
  offerViewSchema,
  profileStatusSchema,
} from '../views.ts';
import { policyShownSchema } from './policy.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const pairingChannels = {
  'pairing.createInvitation': {
    side: 'engine',
    request: z.strictObject({ label: typed }),
    response: invitationViewSchema,
  },
  /**
   * Makes one personal invitation for each label, in their order. One that cannot be made does not stop the others; each
   * comes back with its code: `nickname.*` for the label, `network.*`, `request.tooMany`.
   */
  'pairing.createInvitations': {
    side: 'engine',
    request: z.strictObject({ labels: z.array(typed).min(1).max(limits.invitationsAtOnce) }),
    response: z.strictObject({
      invitations: z.array(invitationViewSchema),
      failed: z.array(z.strictObject({ label: typed, error: errorReportSchema })),
    }),
  },
  /** Ends an invitation that is still open and makes a new one with the same label. `invitation.used`: somebody came first. */
  'pairing.renewInvitation': {
    side: 'engine',
    request: z.strictObject({ id: idSchema }),
    response: invitationViewSchema,
  },
  /** Asks the service which invitations were opened meanwhile. */
  'pairing.refreshInvitations': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ invitations: z.array(invitationViewSchema) }),
  },
  'pairing.listInvitations': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ invitations: z.array(invitationViewSchema) }),
  },
  'pairing.revokeInvitation': {
    side: 'engine',
    request: z.strictObject({ id: idSchema }),
    response: invitationViewSchema,
  },
  /**
   * Client's first run: who invites. Nickname and age band come first: before they are given and fit, no request leaves,
   * and nothing is written either way. `age.notYet`, `age.tooYoung`: the kind stop.
   */
  'pairing.lookUp': {
    side: 'engine',
    request: z.strictObject({ code: typed, nickname: typed, ageBand: z.enum(ageBands) }),
    response: offerViewSchema,
  },
  /** Client's first run: makes the account after the person has seen whose invitation it is. */
  'pairing.join': {
    side: 'engine',
    request: z.strictObject({
      code: typed,
      nickname: typed,
      ageBand: z.enum(ageBands),
      protection: protectionSchema.optional(),
      policy: policyShownSchema.optional(),
    }),
    response: profileStatusSchema,
  },
  /** The therapist says yes or no to the person who answered. */
  'pairing.confirm': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: conversationViewSchema,
  },
  'pairing.decline': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: nothing,
  },
} as const satisfies Record<string, ChannelContract>;
