/** Moving to another computer: everything goes there, is counted on both sides, and only then this one takes its leave. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { movingViewSchema } from '../moving-view.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const movingChannels = {
  'moving.status': { side: 'engine', request: nothing, response: movingViewSchema },
  /** To a computer that is linked. `passcode` where one is set; `device.unknown`, `move.underWay`. */
  'moving.begin': {
    side: 'engine',
    request: z.strictObject({ device: idSchema, passcode: typed.nullable() }),
    response: movingViewSchema,
  },
  /** Sends everything once more after the counts differed. `move.notReady`. */
  'moving.again': { side: 'engine', request: nothing, response: movingViewSchema },
  /** The person leaves this computer: the last things go, are confirmed, and it comes off the list. `passcode` where one is set; `move.notReady`. */
  'moving.finish': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: movingViewSchema,
  },
  /** The other computer stays linked, and this one too. `move.tooLate` once it takes itself off the list. */
  'moving.cancel': { side: 'engine', request: nothing, response: movingViewSchema },
} as const satisfies Record<string, ChannelContract>;
