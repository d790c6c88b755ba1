/** The recovery kit. */
import { z } from 'zod';
import { protectionSchema } from '../protection.ts';
import { newKitSchema, profileStatusSchema, recoveryStatusSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const recoveryChannels = {
  'recovery.status': { side: 'engine', request: nothing, response: recoveryStatusSchema },
  /**
   * Makes the words of a kit; nothing is stored before they are confirmed. A kit begun before is given up. `passcode` where
   * one is set, for the words open past it: `passcode.wrong`, `passcode.wait`.
   */
  'recovery.begin': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: newKitSchema,
  },
  /** Three words asked back. `recovery.wrongAnswer` with `position`; `recovery.notBegun`. */
  'recovery.confirm': {
    side: 'engine',
    request: z.strictObject({
      answers: z.array(z.strictObject({ position: z.int().min(1).max(24), word: typed })).length(3),
    }),
    response: recoveryStatusSchema,
  },
  /** The person here has seen that another computer made a new kit. */
  'recovery.told': { side: 'engine', request: nothing, response: recoveryStatusSchema },
  'recovery.giveUp': { side: 'engine', request: nothing, response: nothing },
  /** Asks where, and saves the page that the window would print as a PDF. `saved` false: the person closed the dialog. */
  'recovery.savePdf': { side: 'shell', request: nothing, response: z.strictObject({ saved: z.boolean() }) },
  /** Opens the profile of this computer by its words where keychain, machine or passcode fail; it gets new keys. */
  'recovery.unlock': {
    side: 'engine',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },
  /** First run on another computer: the words alone bring back who one is, and whom one writes with. */
  'recovery.identity': {
    side: 'engine',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },
} as const satisfies Record<string, ChannelContract>;
