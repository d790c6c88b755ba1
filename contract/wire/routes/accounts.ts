/** What the service keeps for an account as a whole. */
import { z } from 'zod';
import { auditHeadSchema } from '../../domain/audit-log.ts';
import { dataClassIds } from '../../domain/data-classes.ts';
import { deviceListSchema } from '../../domain/identity.ts';
import { bytesSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { emailSaidSchema } from '../../domain/person-details.ts';
import { lookupIdSchema, practiceSchema } from '../schemas.ts';
import { base64Room, kb, type RouteContract, request } from './shared.ts';

export const accountsRoutes = {
  /** A therapist opens a practice: makes account, device and practice. Same account again with the same list: same answer. */
  'accounts.openPractice': {
    auth: 'none',
    bodyLimit: 32 * kb,
    request: request({
      enrolment: z.string().max(limits.enrolmentLetters),
      practiceName: practiceSchema.shape.name,
      deviceList: deviceListSchema,
    }),
    response: request({ practice: practiceSchema }),
  },
  /** Keeps the account's identity, sealed under its recovery key, in the place of the one before. */
  'recovery.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.recoveryRecordBytes),
    request: request({
      lookupId: lookupIdSchema,
      sealed: bytesSchema(limits.recoveryRecordBytes, limits.recoveryRecordLeastBytes),
    }),
    response: request({}),
  },
  /** What is kept under a look-up id, for whoever holds the words. Nothing else is told. */
  'recovery.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({ sealed: bytesSchema(limits.recoveryRecordBytes, 1) }),
  },
  /** A direct count of what the service holds for the caller's account, by data class. */
  'account.holdings': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      holdings: z.array(
        z.strictObject({
          dataClass: z.enum(dataClassIds),
          count: z.int().nonnegative(),
          bytes: z.int().nonnegative(),
          oldestAt: timeSchema.nullable(),
          expiredAt: timeSchema.nullable(),
        }),
      ),
    }),
  },
  /** Keeps an e-mail address for the account in the place of the one before; null removes it at once. */
  'account.setEmail': {
    auth: 'device',
    bodyLimit: 2 * kb,
    request: request({ address: emailSaidSchema.shape.address }),
    response: request({}),
  },
  /**
   * How long this device's security log is, signed by the account. Answers what was known of this log until now; a shorter
   * or equally long one changes nothing.
   */
  'audit.putHead': {
    auth: 'device',
    bodyLimit: 2 * kb,
    request: request({ head: auditHeadSchema }),
    response: request({ known: auditHeadSchema.nullable() }),
  },
  /** Nothing is known any more of how long the security logs of this account are. */
  'audit.forgetHeads': { auth: 'device', bodyLimit: kb, request: request({}), response: request({}) },
} as const satisfies Record<string, RouteContract>;
