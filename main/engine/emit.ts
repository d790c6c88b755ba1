/** How the engine tells the window something without being asked. */
import type { EventName, EventPayload } from '../../contract/bridge/events.ts';

export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
