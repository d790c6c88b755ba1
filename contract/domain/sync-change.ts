/** What devices of one account tell each other, sealed like any message; the service cannot tell it from one. */
import { z } from 'zod';
import { pendingErasureSchema } from './erasure.ts';
import { bytesSchema, idSchema, key32Schema, signatureSchema, timeSchema } from './ids.ts';
import { knownContactSchema, knownConversationSchema } from './known-people.ts';
import { limits } from './limits.ts';
import { isProperName, parseLabel } from './names.ts';
import { detailsSaidSchema, emailSaidSchema, nameSaidSchema } from './person-details.ts';
import { countersignatureSchema, receiptSchema } from './receipt.ts';
import { recordRuleSchema } from './record-rule.ts';
import { toldRequestSchema } from './rights-request.ts';

const labelSchema = z
  .string()
  .max(limits.labelLetters * 8)
  .refine((name) => isProperName(name, parseLabel));
const conversation = idSchema;
const messages = z.array(idSchema).min(1).max(200);
/** A place in a conversation: the service's number of a line. */
const place = z.int().nonnegative().max(limits.largestNumber);

/** A choice and its time, by the clock of the computer where it was made. */
const toldSchema = z.strictObject({ isOn: z.boolean(), since: timeSchema });
export type Told = z.infer<typeof toldSchema>;

/** What others are told of reading and typing; of two choices the later one stands. */
export const toldBothSchema = z.strictObject({ read: toldSchema, typing: toldSchema });
export type ToldBoth = z.infer<typeof toldBothSchema>;

/** What is left out stays as it is there. */
export const syncChangeSchema = z.discriminatedUnion('kind', [
  /** Read here up to this number of the conversation. */
  z.strictObject({ kind: z.literal('read'), conversation, upTo: place }),
  /** The private label of a person. */
  z.strictObject({ kind: z.literal('label'), account: idSchema, label: labelSchema.nullable() }),
  /** Where a conversation stands on the desk. */
  z.strictObject({
    kind: z.literal('desk'),
    conversation,
    pinned: z.boolean().optional(),
    archived: z.boolean().optional(),
    markedUnread: z.boolean().optional(),
    settledUpTo: place.optional(),
  }),
  z.strictObject({ kind: z.literal('muted'), conversation, until: timeSchema.nullable() }),
  /** People and conversations that came to be, or are known better now. */
  z.strictObject({
    kind: z.literal('people'),
    contacts: z.array(knownContactSchema).max(limits.groupMembers),
    conversations: z.array(knownConversationSchema).max(1),
  }),
  /** A person who waited was let in, or not. */
  z.strictObject({ kind: z.literal('answered'), conversation, confirmed: z.boolean() }),
  /** Decided about somebody: blocked, compared the safety number. */
  z.strictObject({
    kind: z.literal('person'),
    account: idSchema,
    blockedAt: timeSchema.nullable().optional(),
    verifiedAt: timeSchema.nullable().optional(),
    /** Yes to a changed key without comparing it. */
    keyAccepted: z.literal(true).optional(),
    /** The account key that was compared or accepted; both hold for no other. */
    accountKey: key32Schema.optional(),
  }),
  /** Starred or pinned, when; null: no more. */
  z.strictObject({
    kind: z.literal('marks'),
    messages,
    starredAt: timeSchema.nullable().optional(),
    pinnedAt: timeSchema.nullable().optional(),
  }),
  /** Deleted on all computers of this person, and nowhere else. */
  z.strictObject({ kind: z.literal('deleted'), conversation, messages }),
  /** Whether chat belongs to the record of this person's practice. */
  z.strictObject({ kind: z.literal('record'), rule: recordRuleSchema }),
  /** How this person is called, who they are, where O7 may write to them: what of it is known on the computer that says it. */
  z.strictObject({
    kind: z.literal('profile'),
    name: nameSaidSchema.optional(),
    details: detailsSaidSchema.optional(),
    email: emailSaidSchema.optional(),
  }),
  /** A request about care data with its answers. */
  z.strictObject({ kind: z.literal('rightsRequest'), request: toldRequestSchema }),
  /** What others are told of reading and typing. */
  toldBothSchema.extend({ kind: z.literal('telling') }),
  /** What the person calls one of their computers. */
  z.strictObject({ kind: z.literal('deviceName'), device: idSchema, name: labelSchema }),
  /** A hand-over of history is over on the device that says so: lines that are there, and conversations it waits to be let into. */
  z.strictObject({
    kind: z.literal('came'),
    request: idSchema,
    lines: place,
    awaiting: z.array(conversation).max(limits.awaitingTold),
  }),
  /** An invitation that is open: any computer of this person can take its answer in. */
  z.strictObject({
    kind: z.literal('invitation'),
    id: idSchema,
    label: labelSchema.nullable(),
    code: z.string().length(16),
    lookupId: key32Schema,
    pairingKey: key32Schema,
    offerHash: key32Schema,
    sealedOffer: bytesSchema(limits.sealedPairingBytes, 1),
    conversation,
    createdAt: timeSchema,
    expiresAt: timeSchema,
    /** Which rule about the record the offer names, by its time. */
    ruleSince: timeSchema.optional(),
  }),
  /** Its code is good for nothing any more; `replacedBy`: another was made in its place. */
  z.strictObject({
    kind: z.literal('invitationEnded'),
    invitation: idSchema,
    state: z.enum(['used', 'revoked', 'expired']),
    replacedBy: idSchema.optional(),
    /** Because a computer that knew its code was removed. */
    withComputer: z.literal(true).optional(),
  }),
  /** The recovery kit of now, without its words: what is sealed to it opens with them alone. */
  z.strictObject({
    kind: z.literal('kit'),
    kit: idSchema,
    publicKey: key32Schema,
    lookupId: key32Schema,
    vouch: key32Schema,
    confirmedAt: timeSchema,
  }),
  /** A receipt of what was done on the device that says this. */
  z.strictObject({ kind: z.literal('receipt'), receipt: receiptSchema }),
  /** The person asked for the end of their account, or took that back; both carry what the account signed. */
  z.strictObject({ kind: z.literal('erasure'), erasure: pendingErasureSchema }),
  z.strictObject({ kind: z.literal('erasureKept'), askedAt: timeSchema, signature: signatureSchema }),
  /** The service signed a receipt too. */
  z.strictObject({
    kind: z.literal('countersigned'),
    receipt: idSchema,
    countersignature: countersignatureSchema,
  }),
  /** The person moves away from the device that says this: it takes itself off the next list. */
  z.strictObject({ kind: z.literal('leaves') }),
  /** What is being written; taken where nothing is. */
  z.strictObject({ kind: z.literal('draft'), conversation, text: z.string().min(1).max(limits.textBytes) }),
]);
export type SyncChange = z.infer<typeof syncChangeSchema>;
