/** What a person decides about the use of their data. */
import { z } from 'zod';
import { restrictionScopes } from '../../domain/purpose-texts.ts';
import { decisions, purposeIds } from '../../domain/purposes.ts';
import { choicesViewSchema } from '../choices-view.ts';
import { receiptViewSchema } from '../receipt-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

/** The language that the text stood in on the screen. */
const language = z.enum(['en', 'ar']);
const answer = z.strictObject({ receipt: receiptViewSchema });

export const choicesChannels = {
  'choices.view': { side: 'engine', request: nothing, response: choicesViewSchema },
  /** Holds at once, also offline. `request.invalid` where nothing can be decided. */
  'choices.decide': {
    side: 'engine',
    request: z.strictObject({ purpose: z.enum(purposeIds), decision: z.enum(decisions), language }),
    response: answer,
  },
  /** Holds at once, also offline. `request.invalid` where it holds already. */
  'choices.restrict': {
    side: 'engine',
    request: z.strictObject({ scope: z.enum(restrictionScopes), language }),
    response: answer,
  },
  /** `request.invalid` where nothing is restricted. */
  'choices.lift': { side: 'engine', request: z.strictObject({ language }), response: answer },
} as const satisfies Record<string, ChannelContract>;
