/** The two payloads that travel sealed under a pairing key; the relay can neither read nor swap them. */
import { z } from 'zod';
import { deviceListSchema } from './identity.ts';
import { idSchema, key32Schema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { isProperName, parseNickname, parsePracticeName } from './names.ts';
import { recordRuleSchema } from './record-rule.ts';

/** The other side's app may be another: names are held to the same rules as our own. */
const nickname = z
  .string()
  .max(limits.nicknameLetters * 8)
  .refine((name) => isProperName(name, parseNickname));

/** Therapist → client. The conversation id is chosen here so that the client can write before the door opens. */
export const pairingOfferSchema = z.strictObject({
  v: z.literal(1),
  conversation: idSchema,
  practiceName: z
    .string()
    .max(limits.practiceNameLetters * 8)
    .refine((name) => isProperName(name, parsePracticeName)),
  nickname,
  deviceList: deviceListSchema,
  createdAt: timeSchema,
  /** Whether chat belongs to the practice's record; left out: nothing is said. */
  record: recordRuleSchema.optional(),
});
export type PairingOffer = z.infer<typeof pairingOfferSchema>;

/** Age bands asked at sign-up; only adults go on until the guardian flow exists. */
export const ageBands = ['under13', '13to17', '18plus'] as const;
export type AgeBand = (typeof ageBands)[number];

/** What a therapist reports of somebody who said that they are an adult. */
export const reportedAges = ['under13', 'under18'] as const;
export type ReportedAge = (typeof reportedAges)[number];

/** Client → therapist; `offerHash` (SHA-256 of the offer's plaintext) shows which offer was answered. */
export const pairingAnswerSchema = z.strictObject({
  v: z.literal(1),
  offerHash: key32Schema,
  nickname,
  ageBand: z.literal('18plus'),
  deviceList: deviceListSchema,
  createdAt: timeSchema,
});
export type PairingAnswer = z.infer<typeof pairingAnswerSchema>;
