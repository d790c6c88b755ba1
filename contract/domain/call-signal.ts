/** What computers say to each other about a call: the field `signal` of a body of type `call`. Its author is the verified leaf. */
import { z } from 'zod';
import { callEndings, callEngines, callLimits } from './call.ts';
import { bytesSchema, idSchema, key32Schema, timeSchema } from './ids.ts';

const utf8Length = (text: string) => new TextEncoder().encode(text).length;
const short = (bytes: number) =>
  z.string().refine((text) => text.isWellFormed() && utf8Length(text) <= bytes, 'too long');

/** One computer of one person. */
export const seatSchema = z.strictObject({ account: idSchema, device: idSchema });
export type Seat = z.infer<typeof seatSchema>;

/** SHA-256 of a DTLS certificate (RFC 8122), 32 bytes. */
const fingerprint = bytesSchema(32, 32);

/** A seat that is in, with the number under which its frames are encrypted (`frameKeysSchema`); the host gives it. */
export const heldSeatSchema = seatSchema.extend({ index: z.int().min(0).max(15) });
export type HeldSeat = z.infer<typeof heldSeatSchema>;

/** What opens Zoom for one person; made by the service for the host, who sends it on. Kept until the call is over. */
export const zoomTicketSchema = z.strictObject({ token: z.string().max(2_000) });

const signal = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

export const callSignalSchema = z.discriminatedUnion('kind', [
  /**
   * Opens the call; the host says it again every `callLimits.beatMs` as long as it is in. `endsAt`: when the session is to end;
   * null while a client waits for the host.
   */
  signal('invite', {
    engine: z.enum(callEngines),
    endsAt: timeSchema.nullable(),
    /** The host's own number; null of a client. */
    index: z.int().min(0).max(15).nullable(),
  }),
  /** The author is in the lobby; said again every `callLimits.beatMs`. */
  signal('waiting', {}),
  /**
   * Said by the host: `to` is in, as are these. `seed`: 32 bytes from the exporter of the host's epoch when it let the first one
   * in; what has to be the same everywhere through changes of epoch comes from it. `ticket`: for `to`, over Zoom.
   */
  signal('admit', {
    to: seatSchema,
    seats: z.array(heldSeatSchema).min(1).max(callLimits.people),
    endsAt: timeSchema.nullable(),
    seed: key32Schema,
    ticket: zoomTicketSchema.nullable(),
  }),
  /** Said by the host to one who waits. `later`: to try again in a while. */
  signal('decline', { to: seatSchema, later: z.boolean() }),
  /** The author is in and its call goes on; said again every `callLimits.beatMs`. */
  signal('here', {}),
  /** The author takes the place of another computer of the same person. */
  signal('take', {}),
  /** Said by the host: its app began again, and what is kept in memory alone, a check-in, is to be said again. */
  signal('resumed', {}),
  /** A session description for one seat. `link` names the attempt: another one replaces it. */
  signal('description', {
    to: seatSchema,
    link: idSchema,
    sort: z.enum(['offer', 'answer']),
    sdp: short(callLimits.descriptionBytes),
    fingerprint,
  }),
  signal('candidates', {
    to: seatSchema,
    link: idSchema,
    candidates: z.array(short(callLimits.candidateBytes)).max(callLimits.candidates),
  }),
  /** Said by the host: the session ends then. */
  signal('extend', { endsAt: timeSchema }),
  /** Wants the other engine; or answers that, naming the wish by its id. Over Zoom only after everybody said yes. */
  signal('switchAsk', { ask: idSchema, engine: z.enum(callEngines) }),
  signal('switchAnswer', { ask: idSchema, accepted: z.boolean() }),
  /** Said by the host once all agree: everybody goes over. `tickets` as in `admit`. */
  signal('switchGo', {
    engine: z.enum(callEngines),
    tickets: z.array(seatSchema.extend(zoomTicketSchema.shape)).max(callLimits.people),
  }),
  /** To the therapist alone, in the conversation of the two: held in memory for this call only. */
  signal('checkIn', {
    alone: z.boolean().nullable(),
    place: short(4 * callLimits.checkInLetters),
    callBack: short(4 * callLimits.checkInLetters),
    /** The silent signal: "I cannot talk freely now". */
    quiet: z.boolean(),
  }),
  signal('leave', { ending: z.enum(callEndings) }),
  /** Said by the host: the call is over for everybody. */
  signal('end', {}),
]);
export type CallSignal = z.infer<typeof callSignalSchema>;
export type CallSignalOf<Kind extends CallSignal['kind']> = Extract<CallSignal, { kind: Kind }>;
