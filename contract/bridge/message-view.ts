/** A line of a conversation as the window is shown it. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { lineMarks } from '../domain/line-mark.ts';

const name = z.string().min(1).max(700);

/** `waiting here` → `with O7, sealed` → `on their computer` → `read`, where both allow that. */
export const deliveryStates = ['waiting', 'sent', 'delivered', 'read'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What the app itself writes between the lines. `names`: whom it is about, in the order its sentence names them. */
export const noticeCodes = [
  'devices.changed',
  'key.changed',
  'group.created',
  'group.added',
  'group.removed',
  'group.left',
  'group.renamed',
  'person.left',
  /** The account is gone: by its own signed wish, or as the service alone says. */
  'person.erased',
  'person.saidErased',
  'group.refused',
  'person.unblocked',
  'conversation.renewed',
  'conversation.forked',
  'history.asked',
  'history.came',
  'history.sent',
  'history.declined',
  /** The name before, and the one since. */
  'name.changed',
  'rights.asked',
  'rights.answered',
  'record.part',
  'record.apart',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

export const noticeSchema = z.strictObject({
  code: z.enum(noticeCodes),
  /** Null: this person. */
  names: z.array(name.nullable()).max(limits.groupMembers),
  /** How many, where it counts something. */
  count: z.int().nonnegative().optional(),
  /** When, where that is another time than the line's. */
  at: timeSchema.optional(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** The line that is answered. `gone`: it is not on this computer. */
export const quoteSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('line'),
    message: idSchema,
    mine: z.boolean(),
    /** Who wrote it, in a group and of somebody else. */
    author: name.nullable(),
    /** Its beginning. */
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal('gone'), message: idSchema }),
]);
export type Quote = z.infer<typeof quoteSchema>;

/** `offered`: at the service, not fetched. `expired`: no longer there. `waiting`, `moving`: on its way, in either direction. */
export const fileStates = ['offered', 'waiting', 'moving', 'here', 'expired', 'failed'] as const;

/** A file of a message. */
export const fileViewSchema = z.strictObject({
  id: idSchema,
  name: z.string().max(255),
  type: z.string().max(100),
  bytes: z.int().nonnegative(),
  /** Pixels, of a picture. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  state: z.enum(fileStates),
  /** Bytes that have moved. */
  done: z.int().nonnegative(),
  /** A code of the catalogue: why it stopped. */
  problem: z.string().max(40).nullable(),
});
export type FileView = z.infer<typeof fileViewSchema>;

export const messageViewSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  mine: z.boolean(),
  /** Who wrote it, in a group and of somebody else. */
  author: name.nullable(),
  text: z.string(),
  /** The author's clock. */
  at: timeSchema,
  /** The service's order within the conversation; null while waiting here. */
  number: z.int().positive().nullable(),
  /** Position in the list, newest largest: pass the smallest one as `before` to page back. */
  order: z.int().positive(),
  delivery: z.enum(deliveryStates),
  /** In a group, of a message of ours: how many of the others have it, and have read it. */
  receipts: z
    .strictObject({
      delivered: z.int().nonnegative(),
      read: z.int().nonnegative(),
      of: z.int().nonnegative(),
    })
    .nullable(),
  /** Messages of this author that should stand before this one and never came. */
  missingBefore: z.int().nonnegative(),
  /** The service put it before a message that its author had already seen: the order may have been tampered with. */
  outOfOrder: z.boolean(),
  /** How it came, where that has to be said. */
  mark: z.enum(lineMarks).nullable(),
  quote: quoteSchema.nullable(),
  /** The words it had first, and when it was changed last. */
  edited: z.strictObject({ at: timeSchema, firstText: z.string() }).nullable(),
  /** Its author took it back: text and files are gone. */
  erased: z.boolean(),
  starred: z.boolean(),
  pinned: z.boolean(),
  files: z.array(fileViewSchema).max(limits.filesPerMessage),
  /** A line that the app wrote; then nobody wrote it. */
  notice: noticeSchema.nullable(),
});
export type MessageView = z.infer<typeof messageViewSchema>;
