/** Conversations, their handshake log and their sealed messages. */
import { z } from 'zod';
import { askSchema } from '../../domain/ask.ts';
import { bytesSchema, idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { envelopeRowSchema } from '../schemas.ts';
import { base64Room, generation, kb, type RouteContract, request } from './shared.ts';

export const conversationsRoutes = {
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
} as const satisfies Record<string, RouteContract>;
