/** The connection to the service, and what the service holds. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { connectionSchema, transparencySchema, whatWeHoldSchema } from '../views.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const connectionChannels = {
  'connection.status': { side: 'engine', request: nothing, response: connectionSchema },
  'connection.retry': { side: 'engine', request: nothing, response: connectionSchema },
  'transparency.lastMessage': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: transparencySchema.nullable(),
  },
  'privacy.whatWeHold': { side: 'engine', request: nothing, response: whatWeHoldSchema },
} as const satisfies Record<string, ChannelContract>;
