// Forwards every engine channel to the engine process and every engine event to the page.

import { type ChannelName, channels, type EngineChannel } from '../../contract/bridge/channels.ts';
import type { EventPayload } from '../../contract/bridge/events.ts';
import { report } from '../shell/diagnostics.ts';
import type { EngineHost } from '../shell/engine/engine-host.ts';
import { type Emit, isEventName } from './emit.ts';
import { handle } from './handle.ts';

/** The channels that the engine answers. */
export const engineChannels = (Object.keys(channels) as ChannelName[]).filter(
  (name): name is EngineChannel => channels[name].side === 'engine',
);

/** Connects the engine to the page, both ways. */
export function routeEngine(engine: EngineHost, emit: Emit): void {
  for (const name of engineChannels) {
    handle(name, (request) => engine.call(name, request));
  }
  engine.onState((state) => emit('engine.state', { state }));
  engine.onEvent(({ name, payload }) => {
    // The emitter parses the payload; only its name is taken on trust here, and that is checked.
    if (isEventName(name)) emit(name, payload as EventPayload<typeof name>);
    else report('engine sent an event that is not in the contract');
  });
}
