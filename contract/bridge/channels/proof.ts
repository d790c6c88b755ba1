/** "Prove it": live checks of what the app says about itself. */
import { z } from 'zod';
import {
  buildProofSchema,
  canaryProofSchema,
  connectionProofSchema,
  databaseProofSchema,
  hostsProofSchema,
  proofReportSchema,
  sealedProofSchema,
} from '../proof-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const proofChannels = {
  /** `sample.notConnected` in the sample practice, which has no file. */
  'proof.database': { side: 'engine', request: nothing, response: databaseProofSchema },
  /** Tells its progress as `device.progress`. */
  'proof.canary': { side: 'engine', request: nothing, response: canaryProofSchema },
  /** Asks the service: `network.…`, `sample.notConnected`. */
  'proof.sealed': { side: 'engine', request: nothing, response: sealedProofSchema },
  'proof.connection': { side: 'engine', request: nothing, response: connectionProofSchema },
  'proof.hosts': { side: 'shell', request: nothing, response: hostsProofSchema },
  /** `build.noList`: the list that is made with the build is not there. */
  'proof.build': { side: 'shell', request: nothing, response: buildProofSchema },
  /** The page's own policy stopped something: it is counted with the rest. */
  'proof.stopped': {
    side: 'shell',
    request: z.strictObject({ address: z.string().max(2_048) }),
    response: nothing,
  },
  /** Asks where, and writes a folder with the report as JSON and as text. `saved` false: the person closed the dialog. */
  'proof.save': {
    side: 'shell',
    request: z.strictObject({
      report: proofReportSchema,
      text: z
        .string()
        .min(1)
        .max(64 * 1024),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
} as const satisfies Record<string, ChannelContract>;
