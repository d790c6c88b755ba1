/** Couples and families in one conversation: the therapist makes it and says who is in. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { conversationViewSchema } from '../views.ts';
import { type ChannelContract, typed } from './shared.ts';

const people = z
  .array(idSchema)
  .min(1)
  .max(limits.groupMembers - 1);
const conversation = idSchema;

/** Somebody who is in a group, or whose computers can still read it. */
export const memberViewSchema = z.strictObject({
  account: idSchema,
  nickname: z.string().max(700),
  isSelf: z.boolean(),
  isFounder: z.boolean(),
  /** When they came in, by the clock here. */
  since: timeSchema,
  /** Out of the group, and still in its keys: until the founder's app has changed them. */
  isOnlyInKeys: z.boolean(),
});
export type MemberView = z.infer<typeof memberViewSchema>;

export const groupsChannels = {
  /**
   * `people`: accounts with an open conversation of two. Durable here when it answers; the people are told, and the group is
   * opened, as soon as there is a connection. `group.notFounder`, `group.titleEmpty`, `group.noPeople`, `group.tooMany`,
   * `group.notReachable`, `nickname.*`.
   */
  'groups.create': {
    side: 'engine',
    request: z.strictObject({ title: typed, people }),
    response: conversationViewSchema,
  },
  /** `group.notFounder`, `group.tooMany`, `group.notReachable`, `group.leftByChoice`, `conversation.notOpen`, `conversation.ended`. */
  'groups.add': {
    side: 'engine',
    request: z.strictObject({ conversation, people }),
    response: conversationViewSchema,
  },
  /** Takes one person out. `group.notFounder`, `group.founderStays`, `group.noPeople` for the last one, `conversation.notOpen`. */
  'groups.remove': {
    side: 'engine',
    request: z.strictObject({ conversation, account: idSchema }),
    response: conversationViewSchema,
  },
  /** `group.notFounder`, `group.titleEmpty`, `nickname.*`, `conversation.notOpen`, `conversation.ended`. */
  'groups.rename': {
    side: 'engine',
    request: z.strictObject({ conversation, title: typed }),
    response: conversationViewSchema,
  },
  /** Everybody who is in now, in the order in which they came; then who is out and still in the keys. `conversation.unknown` for what is no group. */
  'groups.members': {
    side: 'engine',
    request: z.strictObject({ conversation }),
    response: z.strictObject({ members: z.array(memberViewSchema).max(2 * limits.groupMembers) }),
  },
} as const satisfies Record<string, ChannelContract>;
