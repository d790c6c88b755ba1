/** A call as windows are shown it. */
import { z } from 'zod';
import { callEndings, callEngines, callLimits, callPhases, seatStates } from '../domain/call.ts';
import { seatSchema } from '../domain/call-signal.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';

const name = z.string().min(1).max(700);

/** What somebody said before the session, for the therapist's eyes and this call only. */
export const checkInViewSchema = z.strictObject({
  alone: z.boolean().nullable(),
  place: z.string().max(800),
  callBack: z.string().max(800),
  quiet: z.boolean(),
});
export type CheckInView = z.infer<typeof checkInViewSchema>;

/** Another person of the call; `device` is the computer that waits or is in, null as long as none is. */
export const callPersonSchema = z.strictObject({
  account: idSchema,
  device: idSchema.nullable(),
  /** The private label where there is one, else the nickname: for this person's eyes only, never sent anywhere. */
  name,
  isHost: z.boolean(),
  state: z.enum(seatStates),
  /** Since when they wait or are in, by the clock here. */
  since: timeSchema.nullable(),
  checkIn: checkInViewSchema.nullable(),
});
export type CallPerson = z.infer<typeof callPersonSchema>;

export const callViewSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  kind: z.enum(['pair', 'group']),
  engine: z.enum(callEngines),
  phase: z.enum(callPhases),
  /** Why it is over; null before. */
  ending: z.enum(callEndings).nullable(),
  /** With the ending `declined`: the host asks to try again in a while. */
  later: z.boolean(),
  /** Whether the service is reached: without it nobody can be told anything, and a call that goes on goes on. */
  online: z.boolean(),
  isHost: z.boolean(),
  /** This computer. */
  self: seatSchema,
  /** How the host is called here. */
  hostName: name,
  people: z.array(callPersonSchema).max(callLimits.people * 4),
  /** When this computer came in; null while it is not in. */
  joinedAt: timeSchema.nullable(),
  /** When the session is to end; null: not said yet. */
  endsAt: timeSchema.nullable(),
  /** Another computer of this person is in this call: it may be taken over here. */
  isElsewhere: z.boolean(),
  /** Whether the service has credentials for Zoom. */
  zoomOffered: z.boolean(),
  /** A wish for the other engine that waits for an answer. */
  switching: z
    .strictObject({
      ask: idSchema,
      engine: z.enum(callEngines),
      by: idSchema,
      mine: z.boolean(),
      /** This person has said yes already. */
      accepted: z.boolean(),
    })
    .nullable(),
  /** Signals that were refused: forged, replayed, from somebody who was not let in. */
  refused: z.int().nonnegative(),
});
export type CallView = z.infer<typeof callViewSchema>;

/** A call that this person may start, join or go back to; for the main window. */
export const liveCallSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  engine: z.enum(callEngines),
  phase: z.enum(callPhases),
  isHost: z.boolean(),
  hostName: name,
  /** Who waits to be let in, for the host. */
  waiting: z.array(name).max(callLimits.people * 4),
  startedAt: timeSchema,
});
export type LiveCall = z.infer<typeof liveCallSchema>;

/** A session that is over. */
export const pastCallSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  engine: z.enum(callEngines),
  /** How the conversation is called here. */
  name,
  startedAt: timeSchema,
  /** How long this computer was in, milliseconds; 0: it never was. */
  ms: z.int().nonnegative(),
  ending: z.enum(callEndings),
});
export type PastCall = z.infer<typeof pastCallSchema>;
