/** This computer: its profile, keys and files. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { deviceViewSchema, goneReportSchema, integrityReportSchema, profileStatusSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const deviceChannels = {
  'device.view': { side: 'engine', request: nothing, response: deviceViewSchema },
  /** Shows the profile folder in the system's file manager. */
  'device.showFolder': { side: 'shell', request: nothing, response: nothing },
  'device.check': { side: 'engine', request: nothing, response: integrityReportSchema },
  /** A new data key and keychain secret; older backups are named as such. */
  'device.changeKeys': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: deviceViewSchema,
  },
  /** Removes the vaults that were kept aside, with their keys. */
  'device.removeAside': { side: 'engine', request: nothing, response: deviceViewSchema },
  /** Removes the profile from this computer: files and keychain. `passcode` where one is set. Back to first run. */
  'device.forget': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: profileStatusSchema,
  },
  /** Looks for deleted messages in every file of the profile, decrypted page by page. `message.notErased` before the 8 s are over. */
  'deletion.check': {
    side: 'engine',
    request: z.strictObject({ messages: z.array(idSchema).min(1).max(200) }),
    response: goneReportSchema,
  },
} as const satisfies Record<string, ChannelContract>;
