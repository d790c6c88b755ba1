/** Ties an open profile to the service: what the connection does when it stands, and what it tells the window. */
import type { Connection as ConnectionView } from '../../contract/bridge/views.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { Desk } from './messaging/desk.ts';
import { drain } from './messaging/drain.ts';
import { keepReachable } from './messaging/key-packages.ts';
import { registerAccount } from './profile/registering.ts';
import { getCounters, markOlderCopy } from './store/repositories/counters.ts';
import { addToInbox } from './store/repositories/inbox.ts';
import { countWaiting } from './store/repositories/messages.ts';
import { inTransaction } from './store/statement.ts';
import { createSessionKeeper, type SessionKeeper } from './sync/authorised.ts';
import { type Connection, connect } from './sync/connection.ts';
import type { Hello } from './sync/live-socket.ts';
import { logIn } from './sync/login.ts';

export interface DeskConnection {
  readonly keeper: SessionKeeper;
  view(): ConnectionView;
  wake(): void;
  retry(): void;
  stop(): Promise<void>;
}

/** The service took more from this device than this store knows of: an older copy was put back. */
function refuseOlderCopy(desk: Desk, hello: Hello): void {
  const { envelopesMade, olderCopy } = getCounters(desk.store);
  if (!olderCopy && hello.accepted <= envelopesMade) return;
  inTransaction(desk.store, () => markOlderCopy(desk.store));
  throw new AppError('store.olderCopy');
}

/** Connects at once and stays connected. `onOlderCopy`: nothing was sent; this connection has ended for good. */
export function connectDesk(desk: Desk, onOlderCopy: () => void): DeskConnection {
  const keeper = createSessionKeeper(desk.service, desk.clock, () =>
    logIn(
      desk.service,
      desk.network.origin,
      desk.account.id,
      { id: desk.device.id, privateKey: desk.device.login.privateKey },
      desk.clock,
    ),
  );
  const view = (state: Connection['state']): ConnectionView => ({
    ...state,
    waiting: countWaiting(desk.store, null),
  });

  const connection = connect(
    desk.network,
    {
      register: () => registerAccount(desk),
      logIn: keeper.renew,
      async greet(hello) {
        refuseOlderCopy(desk, hello);
        desk.groups.forgetOldEpochs();
        await keepReachable(desk, keeper.authorised, hello.keyPackages);
      },
      receive(items) {
        inTransaction(desk.store, () => addToInbox(desk.store, items, desk.clock.now()));
        return items.map((item) => item.seq);
      },
      drain: () => drain(desk, keeper.authorised),
      onChange(state) {
        desk.emit('connection.changed', view(state));
        if (state.error?.code === 'store.olderCopy') onOlderCopy();
      },
    },
    desk.clock,
  );
  return {
    keeper,
    view: () => view(connection.state),
    wake: connection.wake,
    retry: connection.retry,
    stop: connection.stop,
  };
}
