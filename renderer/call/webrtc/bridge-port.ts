// The call window's bridge as a call needs it.

import type { CallBridge } from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { unwrap } from '../../bridge/results.ts';
import type { CallPort } from './port.ts';

function seatsOf({ people }: CallView): readonly Seat[] {
  return people.flatMap(({ account, device, state }) =>
    state === 'in' && device !== null ? [{ account, device }] : [],
  );
}

/** @param view the call as it stands now; what changes comes by events, for as long as the window is there */
export function bridgePort(bridge: CallBridge, view: CallView): CallPort {
  const events = bridge.events;
  let seats = seatsOf(view);
  events.onChanged((next) => {
    seats = seatsOf(next);
  });
  return {
    self: view.self,
    seats: () => seats,
    // After the listener above: `seats` is up to date when others hear of it.
    onSeats: (listener) => events.onChanged(listener),
    keys: () => unwrap(bridge.keys({})),
    onRekeyed: (listener) => events.onRekeyed(listener),
    ice: () => unwrap(bridge.ice({})),
    send: async (signal) => {
      await unwrap(bridge.signal({ signal }));
    },
    take: async () => (await unwrap(bridge.takeSignals({}))).signals,
    onSignalled: (listener) => events.onSignalled(listener),
    onBack: (listener) =>
      events.onEngine(({ running }) => {
        if (running) listener();
      }),
    sharing: async (on) => {
      await unwrap(bridge.sharing({ on }));
    },
  };
}
