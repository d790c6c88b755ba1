/** Value shapes that several routes share. */
import { z } from 'zod';
import { bytesSchema, idSchema, signatureSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';

/** What the operator signed after checking a licence; null in the record means "Not checked". */
export const licenceStatementSchema = z.strictObject({
  licenceBody: z.string().min(1).max(120),
  country: z.string().regex(/^[A-Z]{2}$/),
  checkedAt: timeSchema,
  signature: signatureSchema,
});

/** A practice as the service publishes it to people who hold an invitation. */
export const practiceSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(limits.practiceNameLetters * 8),
  licence: licenceStatementSchema.nullable(),
});
export type Practice = z.infer<typeof practiceSchema>;

export const invitationStates = ['open', 'used', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

/** 32 bytes derived from the invitation code; knowing it proves knowing the code. */
export const lookupIdSchema = bytesSchema(32, 32);

export const keyPackageBytes = bytesSchema(limits.keyPackageBytes, 1);

/** Key packages a device offers; `lastResort` replaces the one held before. */
export const keyPackageOfferSchema = z.strictObject({
  oneTime: z.array(keyPackageBytes).max(limits.keyPackagesOneTime),
  lastResort: keyPackageBytes.nullable(),
});

/** What the service holds of one envelope, for "What O7 sees". */
export const envelopeRowSchema = z.strictObject({
  envelope: idSchema,
  conversation: idSchema,
  senderDevice: idSchema,
  generation: z.int().min(1),
  epoch: z.int().nonnegative(),
  number: z.int().positive(),
  acceptedAt: timeSchema,
  /** Size in bytes of the padded, encrypted envelope. */
  size: z.int().positive(),
  /** The bytes, while any device still has to collect them; null once they are deleted. */
  bytes: bytesSchema(limits.envelopeBytes).nullable(),
  /** Devices that have not collected it yet. */
  waitingFor: z.int().nonnegative(),
  collectedAt: timeSchema.nullable(),
  expiresAt: timeSchema,
});
export type EnvelopeRow = z.infer<typeof envelopeRowSchema>;
