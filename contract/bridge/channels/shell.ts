/** What the window and the app itself are asked for. */
import { z } from 'zod';
import { appearanceSchema, settingsSchema, settingsViewSchema } from '../settings.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const shellChannels = {
  'app.info': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      electron: z.string(),
      /** The end-of-life fallback runtime of test machines. */
      testRuntime: z.boolean(),
    }),
  },
  /** Opens an address outside, in the browser or the mail program. Throws `outside.refused`, `outside.failed`, `request.tooMany`. */
  'outside.open': {
    side: 'shell',
    request: z.strictObject({ url: z.string().min(1).max(4_096) }),
    response: nothing,
  },
  /** Opens the system's print dialog and answers once it is closed. `print.unavailable`: it could not be opened. */
  'window.print': { side: 'shell', request: nothing, response: nothing },
  /** A code is to be scanned: the page may ask for the camera's picture until it ends that. `camera.refused`: the system says no. */
  'camera.begin': { side: 'shell', request: nothing, response: nothing },
  'camera.end': { side: 'shell', request: nothing, response: nothing },
  'appearance.get': { side: 'shell', request: nothing, response: appearanceSchema },
  'appearance.set': { side: 'shell', request: appearanceSchema, response: appearanceSchema },
  'settings.get': { side: 'shell', request: nothing, response: settingsViewSchema },
  /** Written before it answers; what was switched off is deleted by then. */
  'settings.set': { side: 'shell', request: settingsSchema, response: settingsViewSchema },
} as const satisfies Record<string, ChannelContract>;
