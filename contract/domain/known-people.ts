/** Whom a person writes with, as it travels between devices of one account and in its recovery record. */
import { z } from 'zod';
import { deviceEntrySchema, deviceListSchema } from './identity.ts';
import { idSchema, key32Schema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { detailsSaidSchema } from './person-details.ts';
import { recordRuleSchema } from './record-rule.ts';

const name = z.string().max(700);

export const knownContactSchema = z.strictObject({
  account: idSchema,
  accountKey: key32Schema,
  nickname: name,
  label: name.nullable(),
  practiceName: name,
  deviceList: deviceListSchema,
  createdAt: timeSchema,
  introducedBy: idSchema.nullable(),
  blockedAt: timeSchema.nullable(),
  verifiedAt: timeSchema.nullable(),
  /** Since when nothing is sent because of another account key, and the key before it; left out where that never was. */
  keyChangedAt: timeSchema.nullable().optional(),
  previousKey: key32Schema.nullable().optional(),
  /** What they said of themselves, and when they said their nickname; left out where they did not. */
  said: z.strictObject({ namedAt: timeSchema, details: detailsSaidSchema }).optional(),
  /** Of lists that earlier keys signed: their leaves may still stand in groups. */
  previousEntries: z
    .array(deviceEntrySchema)
    .max(limits.keyChanges * limits.devicesPerAccount)
    .optional(),
});
export type KnownContact = z.infer<typeof knownContactSchema>;

const conversation = {
  id: idSchema,
  generation: z.int().min(1),
  state: z.enum(['toConfirm', 'awaiting', 'opening', 'open', 'ended']),
  createdAt: timeSchema,
  activityAt: timeSchema,
  /** Whether chat belongs to the practice's record, as it was told there last. */
  record: recordRuleSchema.optional(),
};
const memberSchema = z.strictObject({ account: idSchema, nickname: name, joinedAt: timeSchema });

export const knownConversationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...conversation, kind: z.literal('pair'), contact: idSchema }),
  z.strictObject({
    ...conversation,
    kind: z.literal('group'),
    founder: idSchema,
    title: name,
    members: z.array(memberSchema).max(limits.groupMembers),
  }),
]);
export type KnownConversation = z.infer<typeof knownConversationSchema>;
