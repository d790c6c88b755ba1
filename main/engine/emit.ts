/** How the engine tells the window something without being asked. */
import type { CallEventName, CallEventPayload } from '../../contract/bridge/call-channels.ts';
import type { EventName, EventPayload } from '../../contract/bridge/events.ts';

export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

/** How the engine tells the window of one call something. */
export type EmitCall = <Name extends CallEventName>(
  call: string,
  name: Name,
  payload: CallEventPayload<Name>,
) => void;
