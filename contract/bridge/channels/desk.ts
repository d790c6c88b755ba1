/** What outlives a lock: drafts and the place where somebody was. */
import { z } from 'zod';
import { deskPlaceSchema, draftSchema } from '../views.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const deskChannels = {
  'drafts.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ drafts: z.array(draftSchema) }),
  },
  /** Keeps a text that is being written, in the encrypted store; an empty one is forgotten. */
  'drafts.keep': { side: 'engine', request: draftSchema, response: nothing },
  /** Remembers where the person is, for the moment after the next unlock. */
  'place.keep': { side: 'engine', request: deskPlaceSchema, response: nothing },
  /** Answers that place once, and forgets it. */
  'place.take': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ place: deskPlaceSchema.nullable() }),
  },
} as const satisfies Record<string, ChannelContract>;
