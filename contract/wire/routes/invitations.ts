/** Invitations and the answers to them. */
import { z } from 'zod';
import { deviceListSchema } from '../../domain/identity.ts';
import { bytesSchema, idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { invitationStates, keyPackageOfferSchema, lookupIdSchema, practiceSchema } from '../schemas.ts';
import { base64Room, kb, offerRoom, type RouteContract, request } from './shared.ts';

export const invitationsRoutes = {
  /** Stores the sealed offer of a new invitation under its look-up id. */
  'invitations.create': {
    auth: 'device',
    bodyLimit: base64Room(limits.sealedPairingBytes),
    request: request({
      invitation: idSchema,
      lookupId: lookupIdSchema,
      sealedOffer: bytesSchema(limits.sealedPairingBytes, 1),
      expiresAt: timeSchema,
    }),
    response: request({}),
  },
  'invitations.list': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      invitations: z.array(
        z.strictObject({
          invitation: idSchema,
          state: z.enum(invitationStates),
          expiresAt: timeSchema,
          /** When its offer was first read; a time and nothing else. */
          openedAt: timeSchema.nullable(),
        }),
      ),
    }),
  },
  /** Ends an open invitation; one already ended keeps its state. */
  'invitations.revoke': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ invitation: idSchema }),
    response: request({ state: z.enum(invitationStates) }),
  },
  /** Reads an offer; reading does not consume it. */
  'invitations.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({
      sealedOffer: bytesSchema(limits.sealedPairingBytes, 1),
      practice: practiceSchema,
      expiresAt: timeSchema,
    }),
  },
  /** A client's account comes to exist, the invitation is used, and the sealed answer goes to the inviting account's mailboxes. */
  'invitations.accept': {
    auth: 'none',
    bodyLimit: offerRoom + 64 * kb,
    request: request({
      lookupId: lookupIdSchema,
      deviceList: deviceListSchema,
      sealedAnswer: bytesSchema(limits.sealedPairingBytes, 1),
      keyPackages: keyPackageOfferSchema,
    }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;
