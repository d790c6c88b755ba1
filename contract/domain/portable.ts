/** What an export holds, as JSON: the published shapes, which another installation reads back (docs/export.md). */
import { z } from 'zod';
import { noticeSchema } from '../bridge/message-view.ts';
import { dataClassIds } from './data-classes.ts';
import { idleMinutes } from './idle-minutes.ts';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { lineMarks } from './line-mark.ts';
import { recordRuleSchema } from './record-rule.ts';

export const portableFormat = 'o7-export';
export const portableVersion = 1;
/** Lines in one file: a long conversation goes on in the next, and no entry comes near 4 GiB. */
export const linesPerFile = 20_000;

const name = z.string().min(1).max(700);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A place in the archive that stays inside it wherever it is put. */
const pathSchema = z
  .string()
  .max(600)
  .regex(/^[^/\\:]+(\/[^/\\:]+)*$/)
  .refine((path) => path.split('/').every((part) => part !== '.' && part !== '..'));

/** Somebody else in a conversation. */
const personSchema = z.strictObject({
  id: idSchema,
  nickname: name,
  /** What this person calls them. */
  label: name.nullable(),
  practice: z.string().max(700).nullable(),
  /** When their safety number was compared, by this person; since when they are blocked. */
  verifiedAt: timeSchema.nullable(),
  blockedAt: timeSchema.nullable(),
  /** As they told it themselves. */
  gender: z.string().max(700).nullable(),
  birthDate: z.string().max(20).nullable(),
  joinedAt: timeSchema.nullable(),
  leftAt: timeSchema.nullable(),
  leftByChoice: z.boolean(),
});
export type PortablePerson = z.infer<typeof personSchema>;

/** One conversation; its lines stand beside it. */
export const portableConversationSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['pair', 'group']),
  title: z.string().max(700).nullable(),
  /** The id that stands for the person whose export this is. */
  me: idSchema,
  /** Who made the group. */
  founder: idSchema.nullable(),
  people: z.array(personSchema).max(limits.groupMembers + limits.formerMembersAtOnce * 10),
  state: z.enum(['toConfirm', 'awaiting', 'opening', 'open', 'ended']),
  createdAt: timeSchema,
  activityAt: timeSchema,
  endedAt: timeSchema.nullable(),
  /** Whether chat belongs to the practice's record, as it was told last. */
  record: recordRuleSchema.nullable(),
  pinned: z.boolean(),
  archived: z.boolean(),
  mutedUntil: timeSchema.nullable(),
  /** What was being written. */
  draft: z.strictObject({ text: z.string().min(1).max(limits.textBytes), at: timeSchema }).nullable(),
});
export type PortableConversation = z.infer<typeof portableConversationSchema>;

/** A file of a line. `path`: where it lies in the archive; null: it was not on this computer. */
const portableFileSchema = z.strictObject({
  name: z.string().max(255),
  type: z.string().max(100),
  bytes: z.int().nonnegative().max(limits.fileBytes),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  path: pathSchema.nullable(),
});
export type PortableFile = z.infer<typeof portableFileSchema>;

/** One line of a conversation, in its order. */
export const portableLineSchema = z.strictObject({
  id: idSchema,
  mine: z.boolean(),
  author: idSchema,
  /** The author's clock; the clock here when it came. */
  at: timeSchema,
  receivedAt: timeSchema,
  text: z.string().max(limits.textBytes),
  /** Before the first edit, and when it was edited last. */
  firstText: z.string().max(limits.textBytes).nullable(),
  editedAt: timeSchema.nullable(),
  /** Its author took it back. */
  erasedAt: timeSchema.nullable(),
  replyTo: idSchema.nullable(),
  delivery: z.enum(['waiting', 'sent', 'delivered']),
  readAt: timeSchema.nullable(),
  /** In a group: who has it, and who read it. */
  receipts: z
    .array(z.strictObject({ person: idSchema, deliveredAt: timeSchema, readAt: timeSchema.nullable() }))
    .max(limits.groupMembers + limits.formerMembersAtOnce * 10),
  starredAt: timeSchema.nullable(),
  pinnedAt: timeSchema.nullable(),
  missingBefore: z.int().nonnegative(),
  outOfOrder: z.boolean(),
  mark: z.enum(lineMarks).nullable(),
  /** What the app itself wrote; then nobody wrote it. */
  notice: noticeSchema.nullable(),
  files: z.array(portableFileSchema).max(limits.filesPerMessage),
});
export type PortableLine = z.infer<typeof portableLineSchema>;

/** Choices that another installation takes over. */
export const portableSettingsSchema = z.strictObject({
  tellRead: z.boolean(),
  tellTyping: z.boolean(),
  lockAfterMinutes: z.literal(idleMinutes).nullable(),
});
export type PortableSettings = z.infer<typeof portableSettingsSchema>;

/** Who this is. Part of the installation: another one has its own. */
export const portableProfileSchema = z.strictObject({
  id: idSchema,
  role: z.enum(['therapist', 'client']),
  nickname: name,
  createdAt: timeSchema,
});

const cellSchema = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.strictObject({ base64url: z.string().regex(/^[A-Za-z0-9_-]*$/) }),
]);

/** Rows of one table of this installation, as they are stored, without keys and codes. */
export const portableTableSchema = z.strictObject({
  table: z.string(),
  dataClass: z.enum(dataClassIds),
  rows: z.array(z.record(z.string(), cellSchema)),
});
export type PortableTable = z.infer<typeof portableTableSchema>;

/** One line of the security log; `name`: whom it is about, as they are called now. */
export const portableLogLineSchema = z.strictObject({
  seq: z.int().positive(),
  at: timeSchema,
  code: z.string().max(60),
  name: z.string().max(700).nullable(),
  count: z.int().nonnegative().nullable(),
});

/** The table of contents, with what proves that nothing was changed by accident. */
export const portableManifestSchema = z.strictObject({
  format: z.literal(portableFormat),
  version: z.int().positive(),
  app: z.string().max(60),
  madeAt: timeSchema,
  files: z
    .array(z.strictObject({ path: pathSchema, bytes: z.int().nonnegative(), sha256: hash }))
    .max(1_000_000),
  /** Entries of each data class; one that is never exported is missing. */
  counts: z.partialRecord(z.enum(dataClassIds), z.int().nonnegative()),
});
export type PortableManifest = z.infer<typeof portableManifestSchema>;

/** By the name under which each is published: `schema/NAME.json` in the archive, docs/export/NAME.json beside the sources. */
export const portableSchemas = {
  conversation: portableConversationSchema,
  line: portableLineSchema,
  settings: portableSettingsSchema,
  profile: portableProfileSchema,
  table: portableTableSchema,
  'security-log-line': portableLogLineSchema,
  manifest: portableManifestSchema,
} as const;

/** One spelling of each published schema. */
export function portableSchemaText(name: keyof typeof portableSchemas): string {
  return `${JSON.stringify(z.toJSONSchema(portableSchemas[name]), null, 2)}\n`;
}
