/** What "Prove it" finds: numbers and codes, never content, names or paths. */
import { z } from 'zod';
import { timeSchema } from '../domain/ids.ts';

const count = z.int().nonnegative();
/** A host as it was asked for; longer ones are cut. */
const host = z.string().min(1).max(253);
const port = z.int().min(0).max(65_535).nullable();

/** Whether a try to open the database got anywhere. */
const tried = z.enum(['refused', 'opened']);

/** A copy of the database's beginning, tried without a key, with a wrong one, and with its own as the control. */
export const databaseProofSchema = z.strictObject({
  /** The first bytes on the disk, as hex. */
  firstBytes: z.string().regex(/^[0-9a-f]{2,128}$/),
  /** Name of the file inside the profile folder, for the command. */
  file: z.string().max(100),
  bytes: count,
  noKey: tried,
  wrongKey: tried,
  ownKey: tried,
});
export type DatabaseProof = z.infer<typeof databaseProofSchema>;

/** A sentence that nobody wrote, put in, found, deleted and looked for again. */
export const canaryProofSchema = z.strictObject({
  /** Places where it was found while it was there. */
  before: count,
  /** Places where it is found after it was deleted. */
  after: count,
  files: count,
  bytesRead: count,
  /** Bytes that are certainly in the files were found by the same reading. */
  control: z.boolean(),
});
export type CanaryProof = z.infer<typeof canaryProofSchema>;

/** The newest message that O7 took, as O7 holds it now. Null: none was sent yet. */
export const sealedProofSchema = z.strictObject({
  sent: z
    .strictObject({
      acceptedAt: timeSchema,
      /** Bytes of the padded, encrypted envelope. */
      size: count,
      /** Its text was looked for in those bytes and found; null: O7 has deleted them already. */
      isReadable: z.boolean().nullable(),
      waitingFor: count,
    })
    .nullable(),
});
export type SealedProof = z.infer<typeof sealedProofSchema>;

/** How the connection to the service is encrypted. `here`: the service runs on this computer, and nothing leaves it. */
export const connectionProofSchema = z.strictObject({
  state: z.enum(['tls', 'here', 'none']),
  /** Null unless `tls`. */
  cipher: z.string().max(100).nullable(),
  version: z.string().max(20).nullable(),
  keyBits: z.int().nullable(),
});
export type ConnectionProof = z.infer<typeof connectionProofSchema>;

/** Which part of the app it was. `page`: a window. */
export const egressParts = ['engine', 'shell', 'page'] as const;
export type EgressPart = (typeof egressParts)[number];

/** What somebody tried: a connection, a name to be looked up, a packet, a request of the browser, a page, something its own policy forbids. */
export const egressTries = ['connection', 'name', 'packet', 'request', 'navigation', 'policy'] as const;
export type EgressTry = (typeof egressTries)[number];

/**
 * A destination that was connected to. Bytes as the app sees them, without what TLS adds. `zoom`: requests of Zoom's code to
 * Zoom's cloud in a call that goes over it; Chromium says how many, and no bytes.
 */
export const egressContactSchema = z.strictObject({
  from: z.enum(egressParts),
  kind: z.enum(['service', 'proxy', 'zoom']),
  host,
  port,
  connections: count,
  sent: count,
  received: count,
  firstAt: timeSchema,
  lastAt: timeSchema,
});
export type EgressContact = z.infer<typeof egressContactSchema>;

/** Something that was tried and stopped. Host and port alone: paths and queries are never kept. */
export const egressRefusalSchema = z.strictObject({
  from: z.enum(egressParts),
  tried: z.enum(egressTries),
  host,
  port,
  count,
  firstAt: timeSchema,
  lastAt: timeSchema,
});
export type EgressRefusal = z.infer<typeof egressRefusalSchema>;

/** Different destinations that are kept of each; of more, only how many tries. */
export const mostDestinations = 50;

/** What one process did on the network since it began. Lives in memory alone. */
export const egressRecordSchema = z.strictObject({
  contacts: z.array(egressContactSchema).max(mostDestinations),
  refusals: z.array(egressRefusalSchema).max(mostDestinations),
  /** Tries that were stopped beyond those that are named. */
  more: count,
});
export type EgressRecord = z.infer<typeof egressRecordSchema>;

/** The same of all processes since the app began, beside the one place that is allowed. */
export const hostsProofSchema = z.strictObject({
  since: timeSchema,
  service: z.strictObject({ host, port }),
  contacts: z.array(egressContactSchema),
  refusals: z.array(egressRefusalSchema),
  more: count,
  /** How often the system was asked for the way to the service. */
  proxyQuestions: count,
});
export type HostsProof = z.infer<typeof hostsProofSchema>;

/** The files of this app against the list that was made when it was built, and words of code that must not be in them. */
export const buildProofSchema = z.strictObject({
  files: count,
  bytes: count,
  changed: count,
  missing: count,
  unknown: count,
  /** SHA-256 of the list, as hex: whoever has the same build has the same. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  groups: z.array(
    z.strictObject({
      group: z.enum(['recorder', 'analytics']),
      words: z.array(z.string().max(60)).max(40),
      found: count,
    }),
  ),
});
export type BuildProof = z.infer<typeof buildProofSchema>;

/** What a saved report holds: each check that was run, as it answered. */
export const proofReportSchema = z.strictObject({
  format: z.literal('o7-proof-v1'),
  at: timeSchema,
  version: z.string().max(40),
  database: databaseProofSchema.optional(),
  canary: canaryProofSchema.optional(),
  hosts: hostsProofSchema.optional(),
  build: buildProofSchema.optional(),
  log: z.strictObject({ lines: count, state: z.enum(['whole', 'broken', 'shorter']) }).optional(),
  keys: z
    .strictObject({
      backend: z.enum(['libsecret', 'macos-keychain', 'windows-credential-vault', 'none']),
      machineBinding: z.enum(['on', 'off', 'unavailable']),
      passcode: z.boolean(),
    })
    .optional(),
  sealed: sealedProofSchema.optional(),
  connection: connectionProofSchema.optional(),
});
export type ProofReport = z.infer<typeof proofReportSchema>;
