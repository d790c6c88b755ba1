/** Erasing the account everywhere. */
import { z } from 'zod';
import { erasureReasons } from '../../domain/erasure.ts';
import { timeSchema } from '../../domain/ids.ts';
import { receiptViewSchema } from '../receipt-view.ts';
import { profileStatusSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

/** How it stands with the end of this account, as far as is known here. */
export const erasureViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  /** `mine`: this account asked, on any of its computers, and can take it back. */
  z.strictObject({
    state: z.literal('pending'),
    reason: z.enum(erasureReasons),
    mine: z.boolean(),
    askedAt: timeSchema,
    dueAt: timeSchema,
  }),
  /** By the service's word alone: nothing here was touched. */
  z.strictObject({ state: z.literal('gone'), reason: z.enum(erasureReasons), erasedAt: timeSchema }),
]);
export type ErasureView = z.infer<typeof erasureViewSchema>;

const done = z.strictObject({ erasure: erasureViewSchema, receipt: receiptViewSchema });

export const erasureChannels = {
  'erasure.view': { side: 'engine', request: nothing, response: erasureViewSchema },
  /** `passcode` where one is set. Throws `passcode.*`, `network.*`. */
  'erasure.ask': { side: 'engine', request: z.strictObject({ passcode: typed.nullable() }), response: done },
  /** Throws `erasure.notYours`, `network.*`. */
  'erasure.cancel': { side: 'engine', request: nothing, response: done },
  /** After the end, and after a computer forgot everything: asks where, and writes the receipt. `saved` false: the person closed the dialog. */
  'erasure.saveReceipt': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** The receipt is forgotten; on to first run. */
  'erasure.leave': { side: 'engine', request: nothing, response: profileStatusSchema },
} as const satisfies Record<string, ChannelContract>;
