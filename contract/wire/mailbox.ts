/** What the service pushes to a device over the live socket, and what the device answers. */
import { z } from 'zod';
import { askSchema } from '../domain/ask.ts';
import { erasedNoticeSchema } from '../domain/erasure.ts';
import { deviceListSchema } from '../domain/identity.ts';
import { bytesSchema, idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { restrictionSchema } from '../domain/restriction.ts';
import { errorReportSchema } from '../errors/schema.ts';

const seq = z.int().positive();
const generation = z.int().min(1);

/** Fields of everything that belongs to a conversation. `number` is the service's order within the conversation. */
const inConversation = {
  seq,
  at: timeSchema,
  conversation: idSchema,
  generation,
  envelope: idSchema,
  senderDevice: idSchema,
  number: z.int().positive().max(limits.largestNumber),
};

/** One waiting item of a device's mailbox. `seq` grows per device; the device acknowledges by it once the bytes are durable. */
export const mailboxItemSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    ...inConversation,
    epoch: z.int().nonnegative(),
    bytes: bytesSchema(limits.envelopeBytes, 1),
  }),
  z.strictObject({
    kind: z.literal('commit'),
    ...inConversation,
    position: z.int().positive(),
    bytes: bytesSchema(limits.handshakeBytes, 1),
  }),
  z.strictObject({
    kind: z.literal('welcome'),
    ...inConversation,
    position: z.int().positive(),
    bytes: bytesSchema(limits.handshakeBytes, 1),
  }),
  z.strictObject({
    kind: z.literal('pairing'),
    seq,
    at: timeSchema,
    invitation: idSchema,
    bytes: bytesSchema(limits.sealedPairingBytes, 1),
  }),
  /** The next signed device list of an account joined to ours. */
  z.strictObject({ kind: z.literal('devices'), seq, at: timeSchema, deviceList: deviceListSchema }),
  /** A device of a conversation that cannot go on by itself. */
  z.strictObject({ kind: z.literal('ask'), seq, at: timeSchema, ask: askSchema }),
  /** An account joined to ours is gone from the service. */
  z.strictObject({ kind: z.literal('erased'), seq, at: timeSchema, notice: erasedNoticeSchema }),
]);
export type MailboxItem = z.infer<typeof mailboxItemSchema>;

/** A sealed message for who is connected this moment: it has no place in a mailbox and no number, and is not acknowledged. */
export const passingItemSchema = z.strictObject({
  at: timeSchema,
  conversation: idSchema,
  generation,
  epoch: z.int().nonnegative(),
  envelope: idSchema,
  senderDevice: idSchema,
  bytes: bytesSchema(limits.passingBytes, 1),
});
export type PassingItem = z.infer<typeof passingItemSchema>;

/** Service → device. `hello` comes first on every socket. */
export const serverFrameSchema = z.discriminatedUnion('t', [
  z.strictObject({
    v: z.literal(1),
    t: z.literal('hello'),
    /** Changes when the service was restored from a backup: the app then catches it up. */
    serviceGeneration: idSchema,
    /** Envelopes (messages and commits) this service ever accepted from this device. */
    accepted: z.int().nonnegative(),
    /** One-time key packages left for this device. */
    keyPackages: z.int().nonnegative(),
    waiting: z.int().nonnegative(),
    /** Since when this account's data is only stored: nothing is delivered before it is lifted. */
    restriction: restrictionSchema.nullable(),
    time: timeSchema,
  }),
  z.strictObject({
    v: z.literal(1),
    t: z.literal('deliver'),
    items: z.array(mailboxItemSchema).min(1).max(limits.pushBatch),
  }),
  z.strictObject({ v: z.literal(1), t: z.literal('passing'), item: passingItemSchema }),
  z.strictObject({ v: z.literal(1), t: z.literal('acked'), seqs: z.array(seq).max(limits.pushBatch) }),
  /** The last frame before the service closes the socket. */
  z.strictObject({ v: z.literal(1), t: z.literal('bye'), error: errorReportSchema }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

/** Device → service. */
export const deviceFrameSchema = z.discriminatedUnion('t', [
  z.strictObject({ v: z.literal(1), t: z.literal('ack'), seqs: z.array(seq).min(1).max(limits.pushBatch) }),
]);
export type DeviceFrame = z.infer<typeof deviceFrameSchema>;
