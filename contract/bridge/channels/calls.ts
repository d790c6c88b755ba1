/** Sessions from the main window: starting, joining, what is going on, what was. */
import { z } from 'zod';
import { callEngines } from '../../domain/call.ts';
import { idSchema } from '../../domain/ids.ts';
import { liveCallSchema, pastCallSchema } from '../call-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

export const callsChannels = {
  /**
   * Opens the call window for a conversation, or brings it forward: on its live call where there is one, else on a new one.
   * Nothing is said to anybody by that. `call.busy` (another call's window is open), `conversation.notOpen`, `call.tooMany`.
   */
  'calls.open': { side: 'shell', request: z.strictObject({ conversation: idSchema }), response: nothing },
  /** Brings the call window to the front; does nothing where none is open. */
  'calls.show': { side: 'shell', request: nothing, response: nothing },
  /** Calls that go on now, or whose invitation is still open. */
  'calls.live': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ calls: z.array(liveCallSchema).max(50) }),
  },
  /** Says no to an invitation; to the host: to somebody who waits. The window is not opened. */
  'calls.decline': { side: 'engine', request: z.strictObject({ call: idSchema }), response: nothing },
  /** Newest first; `conversation`: null for all. */
  'calls.past': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema.nullable() }),
    response: z.strictObject({ calls: z.array(pastCallSchema).max(500) }),
  },
  /** Deletes these from the history here; all of them with an empty list. */
  'calls.forget': {
    side: 'engine',
    request: z.strictObject({ calls: z.array(idSchema).max(500) }),
    response: nothing,
  },
  /** The practice's engine for new sessions, and whether there is a choice at all. */
  'calls.settings': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ engine: z.enum(callEngines), zoomOffered: z.boolean() }),
  },
  /** `calls.zoomNotOffered`. */
  'calls.setEngine': {
    side: 'engine',
    request: z.strictObject({ engine: z.enum(callEngines) }),
    response: nothing,
  },
} as const satisfies Record<string, ChannelContract>;
