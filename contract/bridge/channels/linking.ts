/** The computers of a person: linking another one, their names, removing one. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { linkingViewSchema, ownDeviceViewSchema } from '../linking-view.ts';
import { protectionSchema } from '../protection.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

const devices = z.strictObject({ devices: z.array(ownDeviceViewSchema) });

export const linkingChannels = {
  /**
   * On a computer that is set up: makes a code for another one, good for ten minutes and once. One made before ends.
   * `passcode` where one is set: `passcode.wrong`, `passcode.wait`; `link.full`, `network.*`.
   */
  'linking.begin': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: linkingViewSchema,
  },
  /** First run on the other computer. `link.malformed`, `link.unknown`, `link.tampered`, `nickname.*` for the name, `passcode.*`. */
  'linking.join': {
    side: 'engine',
    request: z.strictObject({ code: typed, name: typed, protection: protectionSchema }),
    response: linkingViewSchema,
  },
  'linking.status': { side: 'engine', request: nothing, response: linkingViewSchema },
  /** The symbols are the same on both: the existing computer signs, the new one takes over. `link.notBegun`. */
  'linking.same': { side: 'engine', request: nothing, response: linkingViewSchema },
  /** They differ: nothing is signed, and the code is over. */
  'linking.differ': { side: 'engine', request: nothing, response: linkingViewSchema },
  'linking.cancel': { side: 'engine', request: nothing, response: linkingViewSchema },
  'devices.list': { side: 'engine', request: nothing, response: devices },
  /** The name travels to the other computers of this person and nowhere else. `device.unknown`, `nickname.*`. */
  'devices.rename': {
    side: 'engine',
    request: z.strictObject({ device: idSchema, name: typed }),
    response: devices,
  },
  /** Removes another computer at once. `passcode` where one is set; `device.unknown`, `network.*`. */
  'devices.revoke': {
    side: 'engine',
    request: z.strictObject({ device: idSchema, passcode: typed.nullable() }),
    response: devices,
  },
  /** The person at this computer has seen which others there are. */
  'devices.told': { side: 'engine', request: nothing, response: devices },
  /** Sends the messages that are here to the other computers, sealed as any; what they have they keep. `device.unknown` where there is none. */
  'devices.sendHistory': { side: 'engine', request: nothing, response: nothing },
} as const satisfies Record<string, ChannelContract>;
