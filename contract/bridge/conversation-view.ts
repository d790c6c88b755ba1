/** A conversation as the window is shown it. */
import { z } from 'zod';
import { calendarDaySchema, idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { chatRecords } from '../domain/record-rule.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { messageViewSchema } from './message-view.ts';

const name = z.string().min(1).max(700);

/**
 * `toConfirm`: a person answered an invitation and the therapist has to say yes. `awaiting`: it waits to be let in.
 * `ended`: somebody left, or was taken out; it can be read and not written in.
 */
export const conversationStates = ['toConfirm', 'awaiting', 'opening', 'open', 'ended'] as const;

/** Somebody in a conversation besides this person. */
export const personViewSchema = z.strictObject({
  account: idSchema,
  nickname: name,
  /** The therapist's private label. */
  label: name.nullable(),
  isFounder: z.boolean(),
  /** When the safety numbers were compared and found the same. */
  verifiedAt: timeSchema.nullable(),
  /** Their account key is another than before, and this person has not said yes to it: nothing is sent meanwhile if they were verified. */
  keyChangedAt: timeSchema.nullable(),
  blocked: z.boolean(),
  /** Their data is only stored since then, as they said: what is written to them waits. */
  pausedSince: timeSchema.nullable(),
});
export type PersonView = z.infer<typeof personViewSchema>;

export const conversationViewSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['pair', 'group']),
  state: z.enum(conversationStates),
  /** The other person's nickname; a group's title. */
  nickname: name,
  /** The therapist's private label. */
  label: name.nullable(),
  practiceName: name,
  /** What the other person of a pair said of themselves, where this one is their therapist and they wanted to. */
  details: z.strictObject({ gender: name.nullable(), birthDate: calendarDaySchema.nullable() }).optional(),
  /** The others who are in: one, or a group's. */
  people: z.array(personViewSchema).max(limits.groupMembers),
  /** This person made the group, and says who is in. */
  isFounder: z.boolean(),
  unread: z.int().nonnegative(),
  /** The oldest unread line: where reading goes on, and since when. */
  firstUnread: z.strictObject({ message: idSchema, at: timeSchema }).nullable(),
  /** Set by the person ("Mark unread"), gone once the conversation is read again. */
  markedUnread: z.boolean(),
  /** The newest line is the other person's and the person did not say that it needs no reply. Not the same as unread. */
  waitingForReply: z.boolean(),
  pinned: z.boolean(),
  /** Out of the way until the next line comes. */
  archived: z.boolean(),
  /** No notification until then. */
  mutedUntil: timeSchema.nullable(),
  /**
   * `lost`: this computer was added again and lacks what came before. The others: somebody asked for the conversation again,
   * and has no answer or not all of it yet.
   */
  history: z.enum(['lost', 'askedByMe', 'askedByThem', 'coming', 'going']).nullable(),
  /** Whether chat belongs to the practice's record, as the practice says; null: it said nothing. */
  record: z.enum(chatRecords).nullable(),
  waiting: z.int().nonnegative(),
  lastMessage: messageViewSchema.nullable(),
  /** When an older copy of this computer's data was put back; messages from around then may be missing here. */
  restoredAt: timeSchema.nullable(),
  /** Why this conversation does not go on, when something is wrong with it alone. */
  trouble: errorReportSchema.nullable(),
  lastActivityAt: timeSchema,
  /** When it was brought along from an export of another installation: it can be read and not written in. */
  broughtAlong: timeSchema.optional(),
});
export type ConversationView = z.infer<typeof conversationViewSchema>;
