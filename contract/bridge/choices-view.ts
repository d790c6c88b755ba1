/** What a person chose about the use of their data, as the window is shown it. */
import { z } from 'zod';
import { timeSchema } from '../domain/ids.ts';
import { restrictionScopes } from '../domain/purpose-texts.ts';
import { purposeIds } from '../domain/purposes.ts';
import { receiptViewSchema } from './receipt-view.ts';

export const choicesViewSchema = z.strictObject({
  purposes: z.array(
    z.strictObject({
      purpose: z.enum(purposeIds),
      /** What the newest decision says, or what holds without one. */
      isChosen: z.boolean(),
      /** The same, unless a restriction has it off. */
      isOn: z.boolean(),
      /** Every decision about it, newest first. */
      history: z.array(receiptViewSchema),
    }),
  ),
  restriction: z
    .strictObject({
      scope: z.enum(restrictionScopes),
      since: timeSchema,
      /** The service keeps to it. */
      isTold: z.boolean(),
    })
    .nullable(),
});
export type ChoicesView = z.infer<typeof choicesViewSchema>;
