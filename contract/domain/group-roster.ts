/** Who is in a group, as its founder says: what a member's app needs to check the others' devices. */
import { z } from 'zod';
import { deviceListSchema } from './identity.ts';
import { limits } from './limits.ts';
import { isProperName, parseLabel, parseNickname } from './names.ts';
import { recordRuleSchema } from './record-rule.ts';

export const rosterSchema = z.strictObject({
  /** Rises with each change, by a thousand and a few: an older one that comes late, or once more, changes nothing. */
  version: z.int().min(1),
  title: z
    .string()
    .min(1)
    .max(limits.labelLetters * 8)
    .refine((name) => isProperName(name, parseLabel)),
  /** The founder among them. */
  members: z
    .array(
      z.strictObject({
        nickname: z
          .string()
          .max(limits.nicknameLetters * 8)
          .refine((name) => isProperName(name, parseNickname)),
        deviceList: deviceListSchema,
      }),
    )
    .min(2)
    .max(limits.groupMembers),
  /** Whether chat belongs to the founder's record; left out: nothing is said. */
  record: recordRuleSchema.optional(),
});
export type Roster = z.infer<typeof rosterSchema>;
