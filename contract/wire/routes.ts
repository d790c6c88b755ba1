/** Every request of the service: all are `POST /v1/<name>` with a JSON body, so that no id ever stands in a URL. */
import { z } from 'zod';
import { askSchema } from '../domain/ask.ts';
import { auditHeadSchema } from '../domain/audit-log.ts';
import { dataClassIds } from '../domain/data-classes.ts';
import { deviceListSchema } from '../domain/identity.ts';
import { bytesSchema, idSchema, key32Schema, signatureSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import {
  envelopeRowSchema,
  invitationStates,
  keyPackageBytes,
  keyPackageOfferSchema,
  lookupIdSchema,
  practiceSchema,
} from './schemas.ts';

const v = z.literal(1);
const kb = 1024;
const request = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ v, ...shape });

/** One request of the service. */
export interface RouteContract {
  /**
   * `device`: needs `Authorization: Bearer <token>`; `count`: needs the token of `watch.start`, which opens nothing else;
   * `none`: open to everybody, with tighter rate limits.
   */
  readonly auth: 'none' | 'device' | 'count';
  /** Largest accepted request body in bytes. */
  readonly bodyLimit: number;
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

const base64Room = (bytes: number) => Math.ceil((bytes * 4) / 3) + 4 * kb;
const offerRoom = base64Room((limits.keyPackagesOneTime + 1) * limits.keyPackageBytes);
const generation = z.int().min(1);
/** 32 random bytes, named inside sealed messages only: whoever knows them may read. */
const blobSchema = bytesSchema(32, 32);
const sealedSize = z
  .int()
  .positive()
  .max(limits.fileBytes + limits.fileOverheadBytes);
const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const routes = {
  /** Is the service there, and which one is it. */
  health: {
    auth: 'none',
    bodyLimit: kb,
    request: request({}),
    response: request({ service: z.literal('o7-therapy'), serviceGeneration: idSchema, time: timeSchema }),
  },
  /** Asks for a login nonce. The same answer for known and unknown devices. */
  'login.challenge': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema }),
    response: request({ nonce: key32Schema, expiresAt: timeSchema }),
  },
  /** Trades a signed nonce for a token that names one device. */
  'login.finish': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema, nonce: key32Schema, signature: signatureSchema }),
    response: request({
      token: tokenSchema,
      expiresAt: timeSchema,
      time: timeSchema,
    }),
  },
  /** A therapist opens a practice: makes account, device and practice. Same account again with the same list: same answer. */
  'accounts.openPractice': {
    auth: 'none',
    bodyLimit: 32 * kb,
    request: request({
      enrolment: z.string().max(limits.enrolmentLetters),
      practiceName: practiceSchema.shape.name,
      deviceList: deviceListSchema,
    }),
    response: request({ practice: practiceSchema }),
  },
  /** The next signed list of the caller's account: new devices join, missing ones are revoked at once on every node. */
  'deviceLists.publish': {
    auth: 'device',
    bodyLimit: offerRoom + 32 * kb,
    request: request({
      deviceList: deviceListSchema,
      /** Key packages of a device that is new on this list, so that it can be added as soon as the list is known. */
      newDevice: z.strictObject({ device: idSchema, keyPackages: keyPackageOfferSchema }).nullable(),
    }),
    response: request({ version: z.int().min(1) }),
  },
  /** The newest lists of accounts joined to the caller's, for a device that may have missed some; others are left out. */
  'deviceLists.read': {
    auth: 'device',
    bodyLimit: 4 * kb,
    request: request({ accounts: z.array(idSchema).min(1).max(limits.deviceListsAtOnce) }),
    response: request({ lists: z.array(deviceListSchema).max(limits.deviceListsAtOnce) }),
  },
  /**
   * The newest list of an account, for who holds its key and no device: `signature` is the account key's over
   * `recoveryProofBytes`, `nonce` from `login.challenge` for the same account and device.
   */
  'deviceLists.current': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema, nonce: key32Schema, signature: signatureSchema }),
    response: request({ deviceList: deviceListSchema }),
  },
  /** The next list, from who lost every device: one new device stands on it, all others are revoked. The same checks as `publish`. */
  'deviceLists.recover': {
    auth: 'none',
    bodyLimit: offerRoom + 32 * kb,
    request: request({
      deviceList: deviceListSchema,
      newDevice: z.strictObject({ device: idSchema, keyPackages: keyPackageOfferSchema }),
    }),
    response: request({ version: z.int().min(1) }),
  },
  /**
   * The next list, signed on another device of the account, brought by the device that is new on it: nobody is missing from it,
   * one is new. The same checks as `publish`.
   */
  'deviceLists.join': {
    auth: 'none',
    bodyLimit: offerRoom + 32 * kb,
    request: request({
      deviceList: deviceListSchema,
      newDevice: z.strictObject({ device: idSchema, keyPackages: keyPackageOfferSchema }),
    }),
    response: request({ version: z.int().min(1) }),
  },
  /** When each device of the caller's account logged in last, to the hour; null: never yet. */
  'devices.seen': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      devices: z
        .array(z.strictObject({ device: idSchema, seenAt: timeSchema.nullable() }))
        .max(limits.devicesPerAccount),
    }),
  },
  /** Waits for ten minutes for another computer of the same person. An account waits for one at a time: the one before ends. */
  'links.create': {
    auth: 'device',
    bodyLimit: base64Room(limits.linkPartBytes),
    request: request({ lookupId: lookupIdSchema, offer: bytesSchema(limits.linkPartBytes, 1) }),
    response: request({ expiresAt: timeSchema, time: timeSchema }),
  },
  /** What waits under a look-up id. Nothing is told of one that is unknown, was answered, or is over. */
  'links.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({ offer: bytesSchema(limits.linkPartBytes, 1) }),
  },
  /** The new computer's answer: one, and no other after it. The same again is a retry. */
  'links.answer': {
    auth: 'none',
    bodyLimit: base64Room(limits.linkPartBytes),
    request: request({ lookupId: lookupIdSchema, answer: bytesSchema(limits.linkPartBytes, 1) }),
    response: request({}),
  },
  /** What has come so far: each of the two waits for the other's next part. */
  'links.read': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({
      answer: bytesSchema(limits.linkPartBytes, 1).nullable(),
      reveal: bytesSchema(limits.linkPartBytes, 1).nullable(),
      handover: bytesSchema(limits.linkHandoverBytes, 1).nullable(),
    }),
  },
  /** The existing computer's next part, by the account that waits; each part once. */
  'links.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.linkHandoverBytes),
    request: request({
      lookupId: lookupIdSchema,
      part: z.enum(['reveal', 'handover']),
      sealed: bytesSchema(limits.linkHandoverBytes, 1),
    }),
    response: request({}),
  },
  /** The existing computer stops waiting. */
  'links.end': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({}),
  },
  /** Keeps the account's identity, sealed under its recovery key, in the place of the one before. */
  'recovery.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.recoveryRecordBytes),
    request: request({
      lookupId: lookupIdSchema,
      sealed: bytesSchema(limits.recoveryRecordBytes, limits.recoveryRecordLeastBytes),
    }),
    response: request({}),
  },
  /** What is kept under a look-up id, for whoever holds the words. Nothing else is told. */
  'recovery.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({ sealed: bytesSchema(limits.recoveryRecordBytes, 1) }),
  },
  /** Stores the sealed offer of a new invitation under its look-up id. */
  'invitations.create': {
    auth: 'device',
    bodyLimit: base64Room(limits.sealedPairingBytes),
    request: request({
      invitation: idSchema,
      lookupId: lookupIdSchema,
      sealedOffer: bytesSchema(limits.sealedPairingBytes, 1),
      expiresAt: timeSchema,
    }),
    response: request({}),
  },
  'invitations.list': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      invitations: z.array(
        z.strictObject({
          invitation: idSchema,
          state: z.enum(invitationStates),
          expiresAt: timeSchema,
          /** When its offer was first read; a time and nothing else. */
          openedAt: timeSchema.nullable(),
        }),
      ),
    }),
  },
  /** Ends an open invitation; one already ended keeps its state. */
  'invitations.revoke': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ invitation: idSchema }),
    response: request({ state: z.enum(invitationStates) }),
  },
  /** Reads an offer; reading does not consume it. */
  'invitations.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({
      sealedOffer: bytesSchema(limits.sealedPairingBytes, 1),
      practice: practiceSchema,
      expiresAt: timeSchema,
    }),
  },
  /** A client's account comes to exist, the invitation is used, and the sealed answer goes to the inviting account's mailboxes. */
  'invitations.accept': {
    auth: 'none',
    bodyLimit: offerRoom + 64 * kb,
    request: request({
      lookupId: lookupIdSchema,
      deviceList: deviceListSchema,
      sealedAnswer: bytesSchema(limits.sealedPairingBytes, 1),
      keyPackages: keyPackageOfferSchema,
    }),
    response: request({}),
  },
  'keyPackages.publish': {
    auth: 'device',
    bodyLimit: offerRoom,
    request: request({ offer: keyPackageOfferSchema }),
    response: request({ oneTimeLeft: z.int().nonnegative() }),
  },
  /** One package per device of an account that an invitation or a conversation joined to the caller. */
  'keyPackages.fetch': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema }),
    response: request({
      packages: z
        .array(z.strictObject({ device: idSchema, keyPackage: keyPackageBytes, lastResort: z.boolean() }))
        .max(limits.devicesPerAccount),
    }),
  },
  /**
   * Makes an empty conversation between the caller's account and others joined to it; with no others, among the caller's own
   * devices. Idempotent per id and members.
   */
  'conversations.create': {
    auth: 'device',
    bodyLimit: 4 * kb,
    request: request({ conversation: idSchema, members: z.array(idSchema).max(limits.groupMembers) }),
    response: request({}),
  },
  /**
   * Takes accounts joined to the founder in, and others out; the founder's to ask. Who is in already, or out already, changes
   * nothing. Who is taken out gets nothing that is accepted later, and cannot send, read the log or see a row.
   */
  'conversations.setMembers': {
    auth: 'device',
    bodyLimit: 4 * kb,
    request: request({
      conversation: idSchema,
      add: z.array(idSchema).max(limits.groupMembers - 1),
      remove: z.array(idSchema).max(limits.formerMembersAtOnce),
    }),
    response: request({}),
  },
  /** The caller's account is out of it at once. The same answer where it was not in. With the last one all of it goes. */
  'conversations.leave': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ conversation: idSchema }),
    response: request({}),
  },
  /** Appends a commit at exactly the next log position, with its welcomes: all or nothing. Position = MLS epoch it leads to. */
  'conversations.commit': {
    auth: 'device',
    bodyLimit: base64Room(2 * limits.handshakeBytes),
    request: request({
      conversation: idSchema,
      generation,
      position: z.int().positive(),
      envelope: idSchema,
      bytes: bytesSchema(limits.handshakeBytes, 1),
      welcomes: z
        .array(z.strictObject({ device: idSchema, bytes: bytesSchema(limits.handshakeBytes, 1) }))
        .max(limits.devicesPerAccount * 12),
    }),
    response: request({
      number: z.int().positive().max(limits.largestNumber),
      at: timeSchema,
      accepted: z.int().nonnegative(),
    }),
  },
  /** The handshake log from a position on, at most 50 entries: how a device learns whether its pending commit won. */
  'conversations.log': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ conversation: idSchema, generation, from: z.int().positive() }),
    response: request({
      last: z.int().nonnegative(),
      entries: z
        .array(
          z.strictObject({
            position: z.int().positive(),
            envelope: idSchema,
            senderDevice: idSchema,
            number: z.int().positive().max(limits.largestNumber),
            at: timeSchema,
            bytes: bytesSchema(limits.handshakeBytes, 1),
          }),
        )
        .max(50),
    }),
  },
  /** Tells every other device of a conversation that the caller's cannot go on by itself; at most a few an hour. */
  'conversations.ask': {
    auth: 'device',
    bodyLimit: 2 * kb,
    request: request({ ask: askSchema }),
    response: request({}),
  },
  /** Hands over one sealed message. The same envelope again gets the stored answer; older than the previous epoch is refused. */
  'messages.send': {
    auth: 'device',
    bodyLimit: base64Room(limits.envelopeBytes),
    request: request({
      conversation: idSchema,
      generation,
      epoch: z.int().nonnegative(),
      envelope: idSchema,
      bytes: bytesSchema(limits.envelopeBytes, 1),
    }),
    response: request({
      number: z.int().positive().max(limits.largestNumber),
      at: timeSchema,
      accepted: z.int().nonnegative(),
    }),
  },
  /** A small sealed message for the devices that are connected now. It is stored nowhere; who is away never gets it. */
  'messages.pass': {
    auth: 'device',
    bodyLimit: base64Room(limits.passingBytes),
    request: request({
      conversation: idSchema,
      generation,
      epoch: z.int().nonnegative(),
      envelope: idSchema,
      bytes: bytesSchema(limits.passingBytes, 1),
    }),
    response: request({ accepted: z.int().nonnegative() }),
  },
  /** The real row that the service holds for an envelope this account sent. */
  'messages.row': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ conversation: idSchema, envelope: idSchema }),
    response: request({ row: envelopeRowSchema }),
  },
  /** From now on the messages of this account to the caller's, in conversations of two, are delivered to nobody, or are again. */
  'blocks.put': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema, blocked: z.boolean() }),
    response: request({}),
  },
  /** Whose key reports are sealed to (X25519); null where this operator takes none. */
  'operator.key': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({ publicKey: key32Schema.nullable() }),
  },
  /** A report, sealed to the operator's key. The same id again gets the same answer. `request.tooMany` above the limit. */
  'reports.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.reportBytes),
    request: request({ report: idSchema, sealed: bytesSchema(limits.reportBytes, 512) }),
    response: request({ receivedAt: timeSchema }),
  },
  /** A direct count of what the service holds for the caller's account, by data class. */
  'account.holdings': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      holdings: z.array(
        z.strictObject({
          dataClass: z.enum(dataClassIds),
          count: z.int().nonnegative(),
          bytes: z.int().nonnegative(),
          oldestAt: timeSchema.nullable(),
        }),
      ),
    }),
  },
  /** A token for the time in which this device is locked. A device has one at a time; it ends after 24 h and with the device. */
  'watch.start': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({ token: tokenSchema, expiresAt: timeSchema, time: timeSchema }),
  },
  /** How many messages wait for the device. */
  'watch.count': {
    auth: 'count',
    bodyLimit: kb,
    request: request({}),
    response: request({ count: z.int().nonnegative().max(limits.mostCounted) }),
  },
  /**
   * How long this device's security log is, signed by the account. Answers what was known of this log until now; a shorter
   * or equally long one changes nothing.
   */
  'audit.putHead': {
    auth: 'device',
    bodyLimit: 2 * kb,
    request: request({ head: auditHeadSchema }),
    response: request({ known: auditHeadSchema.nullable() }),
  },
  /** Room for a sealed file. The same blob of the same account again tells how far it came. `blob.noRoom`. */
  'blobs.begin': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema, size: sealedSize }),
    response: request({ received: z.int().nonnegative() }),
  },
  /** The bytes from `at` on: `limits.blobPieceBytes`, fewer only at the end. What came before is not stored again. */
  'blobs.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.blobPieceBytes),
    request: request({
      blob: blobSchema,
      at: z.int().nonnegative(),
      bytes: bytesSchema(limits.blobPieceBytes, 1),
    }),
    response: request({ received: z.int().positive() }),
  },
  /** One piece, for any device that knows the id, once all are there. */
  'blobs.read': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema, at: z.int().nonnegative() }),
    response: request({ size: sealedSize, bytes: bytesSchema(limits.blobPieceBytes, 1) }),
  },
  /** By the account that put it; the same answer for everybody else. */
  'blobs.remove': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ blob: blobSchema }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;

export type RouteName = keyof typeof routes;
export type RouteRequest<Name extends RouteName> = z.infer<(typeof routes)[Name]['request']>;
export type RouteResponse<Name extends RouteName> = z.infer<(typeof routes)[Name]['response']>;

/** The path of a route. */
export function routePath(name: RouteName): string {
  return `/v1/${name}`;
}

/** The path of the live socket (WebSocket, token in the Authorization header of the upgrade). */
export const livePath = '/v1/live';

/** The body of every refusal: `{ v: 1, error }` with the HTTP status of the code. */
export { errorReportSchema } from '../errors/schema.ts';
