/** Receipts of what the person did about their data. */
import { z } from 'zod';
import { idSchema, key32Schema } from '../../domain/ids.ts';
import { receiptViewSchema, serviceKeySchema } from '../receipt-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const receiptsChannels = {
  /** Newest first. */
  'receipts.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ receipts: z.array(receiptViewSchema), serviceKey: serviceKeySchema }),
  },
  /** Asks where, and writes one receipt so that it can be checked without the app. `saved` false: the person closed the dialog. */
  'receipts.save': {
    side: 'shell',
    request: z.strictObject({ id: idSchema }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Yes to the other key that the service shows; `request.invalid` where it is not the one that was seen. */
  'receipts.acceptKey': {
    side: 'engine',
    request: z.strictObject({ key: key32Schema }),
    response: nothing,
  },
} as const satisfies Record<string, ChannelContract>;
