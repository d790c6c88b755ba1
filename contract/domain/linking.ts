/** The four parts that two computers of one person seal for each other while they are linked (docs/protocol.md, "Linking"). */
import { z } from 'zod';
import { deviceListSchema } from './identity.ts';
import { idSchema, key32Schema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { isProperName, parseLabel } from './names.ts';
import { toldBothSchema } from './sync-change.ts';

/** What a person calls a computer. */
export const deviceNameSchema = z
  .string()
  .min(1)
  .max(limits.labelLetters * 8)
  .refine((name) => isProperName(name, parseLabel));

/** Existing → new, first: it can reveal one thing only, which it does not show yet. */
export const linkOfferSchema = z.strictObject({
  v: z.literal(1),
  /** SHA-256 over context, look-up id, ephemeral key and nonce of the existing computer. */
  commitment: key32Schema,
});

/** New → existing: its keys, and its share of what the symbols are made from. */
export const linkAnswerSchema = z.strictObject({
  v: z.literal(1),
  device: idSchema,
  mlsKey: key32Schema,
  loginKey: key32Schema,
  /** X25519, for this once. */
  ephemeral: key32Schema,
  nonce: key32Schema,
  name: deviceNameSchema,
});
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

/** Existing → new, once the answer is there: what the commitment was made over. */
export const linkRevealSchema = z.strictObject({
  v: z.literal(1),
  ephemeral: key32Schema,
  nonce: key32Schema,
});

/** What the identity travels with, once the person said that the symbols are the same. */
export const linkHandoverSchema = z.strictObject({
  v: z.literal(1),
  /** The next list, with the new computer on it: signed, and for that one to bring to the service. */
  deviceList: deviceListSchema,
  /** The conversation among the computers of this person. */
  ownConversation: idSchema,
  names: z
    .array(z.strictObject({ device: idSchema, name: deviceNameSchema.nullable(), addedAt: timeSchema }))
    .max(64),
  /** The recovery kit that holds for the account, without its words. */
  kit: z
    .strictObject({
      kit: idSchema,
      publicKey: key32Schema,
      lookupId: key32Schema,
      vouch: key32Schema,
      confirmedAt: timeSchema,
    })
    .nullable(),
  telling: toldBothSchema,
});
