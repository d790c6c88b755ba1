/** The profile of this computer: its state, first run, the sample. */
import { z } from 'zod';
import { protectionSchema } from '../protection.ts';
import { profileStatusSchema } from '../views.ts';
import { policyShownSchema } from './policy.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const profileChannels = {
  'profile.status': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Tries again to open a profile that had a problem (a keychain unlocked meanwhile, a full disk cleared). */
  'profile.retry': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Therapist's first run. */
  'profile.openPractice': {
    side: 'engine',
    request: z.strictObject({
      practiceName: typed,
      nickname: typed,
      enrolment: typed,
      protection: protectionSchema.optional(),
      policy: policyShownSchema.optional(),
    }),
    response: profileStatusSchema,
  },
  /**
   * Opens the sample practice: in memory, with nothing written and nothing sent. Only where there is no profile yet
   * (`profile.exists`). What needs the service answers `sample.notConnected` in it.
   */
  'profile.openSample': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Leaves the sample practice and forgets it; back to first run. `profile.missing` where none is open. */
  'profile.leaveSample': { side: 'engine', request: nothing, response: profileStatusSchema },
} as const satisfies Record<string, ChannelContract>;
