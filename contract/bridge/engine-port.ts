/** What travels between the shell and the engine process, one message type each way. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { egressRecordSchema } from './proof-view.ts';

/** What the shell knows and the engine needs; sent once, first. */
export const engineOptionsSchema = z.strictObject({
  /** Absolute folder of this profile. */
  profileDir: z.string().min(1),
  /** The run of the app that this engine belongs to; the same for every engine of it. */
  run: z.string().min(1).max(64).optional(),
  /** Origin of the service, e.g. `https://relay.example` or `http://127.0.0.1:4711`. */
  serviceUrl: z.string().min(1),
  /** Keychain service name: one per product, told apart by profile inside. */
  keychainService: z.string().min(1),
  /** Test runtime only: the SQLite binding compiled for it. */
  nativeBinding: z.string().optional(),
  /** True: the engine asks the shell for the way out (`wantRoute`) before it connects. Absent: directly. */
  awaitProxy: z.boolean().optional(),
  /** Test switch: what this machine calls itself, instead of asking the system. */
  machineId: z.string().min(16).max(200).optional(),
  /** Test switch: a passcode costs the least that is ever allowed, instead of what is measured here. */
  leastPasscodeCost: z.boolean().optional(),
  /** Extra certificate authority (PEM) for the service: test switch. */
  serviceCa: z.string().optional(),
  /** Development only: the sample practice gains a conversation of this many lines, and this many more people. */
  sampleLines: z.int().min(0).max(1_000_000).optional(),
  samplePeople: z.int().min(0).max(100_000).optional(),
  /** An age was refused in this run of the app, by an engine before this one. */
  ageRefused: z.literal(true).optional(),
});
export type EngineOptions = z.infer<typeof engineOptionsSchema>;

/** What a keyless engine may ask the service with: how many messages wait. Held in memory alone. */
const watchTokenSchema = z.strictObject({ token: z.string().max(64), expiresAt: timeSchema });
export type WatchToken = z.infer<typeof watchTokenSchema>;

const watchSchema = watchTokenSchema.extend({
  /** Lines that were unread when the app locked. */
  unread: z.int().nonnegative(),
});
export type Watch = z.infer<typeof watchSchema>;

/** A call that only a packaged app's `--self-test` makes; it is no channel, so no page can name it. */
export const selfTestCall = 'engine.selfTest';

/** Asks the engine what it did on the network; answered before anything else of it is ready. No channel either. */
export const egressCall = 'engine.egress';

/** Most ways of one answer that are tried. */
export const mostWays = 16;

/** Shell → engine. */
export const toEngineSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('start'), options: engineOptionsSchema }),
  /** The ways to the service, to be tried in order: origins of proxies (`http://host:port`), null for directly. */
  z.strictObject({
    t: z.literal('route'),
    ways: z.array(z.string().max(300).nullable()).min(1).max(mostWays),
  }),
  /** The app was locked before this engine began: it counts what waits. */
  z.strictObject({ t: z.literal('watch'), watch: watchSchema }),
  /** Finish, close, end. `quits`: the app is being closed; else another engine follows in its place. */
  z.strictObject({ t: z.literal('stop'), quits: z.boolean() }),
  z.strictObject({ t: z.literal('call'), id: z.int().positive(), channel: z.string(), request: z.unknown() }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;

const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ t: z.literal('reply'), id: z.int().positive(), ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    t: z.literal('reply'),
    id: z.int().positive(),
    ok: z.literal(false),
    error: errorReportSchema,
  }),
]);
/** Engine → shell. */
export const fromEngineSchema = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('ready') }),
  /** The engine is about to connect and knows no way, or the one it knows leads nowhere: answered by `route`. */
  z.strictObject({ t: z.literal('wantRoute') }),
  /** For the time after a lock; null: there is to be none. The shell keeps it in memory and gives it to the next engine. */
  z.strictObject({ t: z.literal('watchToken'), token: watchTokenSchema.nullable() }),
  /** What this engine did on the network so far: after each new connection and refusal, and at its end. */
  z.strictObject({ t: z.literal('egress'), record: egressRecordSchema }),
  /** Somebody under 13: no engine of this run of the app lets a profile come to exist. Kept in memory alone. */
  z.strictObject({ t: z.literal('ageRefused') }),
  replySchema,
  z.strictObject({ t: z.literal('event'), name: z.string(), payload: z.unknown() }),
  /** For the window of this call alone; `name` of `callEvents`. */
  z.strictObject({ t: z.literal('callEvent'), call: idSchema, name: z.string(), payload: z.unknown() }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
