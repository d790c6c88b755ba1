/** Ties an open profile to the service: what the connection does when it stands, and what it tells the window. */
import type { Connection as ConnectionView } from '../../contract/bridge/views.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { noteServiceTime, sanityMs, watchClock } from './clock-watch.ts';
import { reach } from './crash-points.ts';
import { followErasure } from './erasure/following.ts';
import type { Desk } from './messaging/desk.ts';
import { drain } from './messaging/drain.ts';
import { keepReachable } from './messaging/key-packages.ts';
import { findLostWelcomes } from './messaging/needs.ts';
import { notePassing } from './messaging/passing.ts';
import { tellRuleWhereDue } from './messaging/record-rule.ts';
import { sayWhatWaits } from './messaging/repairing.ts';
import { noteServiceGeneration } from './messaging/service-restored.ts';
import { isOutside } from './messaging/troubles.ts';
import { noteTurnedAway } from './moving/steps.ts';
import { isPaused } from './privacy/choices/state.ts';
import { noteHeard, tellRestriction } from './privacy/choices/telling.ts';
import { isUnusedSignUp, registerAccount } from './profile/registering.ts';
import { forgetHeldChangesBefore } from './store/repositories/changes.ts';
import { getCounters, markOlderCopy } from './store/repositories/counters.ts';
import { forgetDeletedBefore } from './store/repositories/deletions.ts';
import { addToInbox, hasNewItems } from './store/repositories/inbox.ts';
import { countWaiting } from './store/repositories/messages.ts';
import { inTransaction } from './store/statement.ts';
import { storeError } from './store/store-error.ts';
import { type Authorised, createSessionKeeper, type SessionKeeper } from './sync/authorised.ts';
import { backoffMs } from './sync/backoff.ts';
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

/** What ends a connection for good; nothing more is tried on it. */
export interface Endings {
  /** The store is an older copy; nothing was encrypted. */
  onOlderCopy(): void;
  /** The service refused to register this account, and will not change its mind. */
  onRefused(error: AppError): void;
  /** The service does not know this device. */
  onUnknown(): void;
}

/** What is looked after as long as the profile is open, besides messages. */
export interface Companion {
  /** Called after the mail has been seen to; does nothing where nothing has changed. Never throws for the service's part. */
  whileConnected(authorised: Authorised): Promise<void>;
  /** The store is still open. */
  close(): void | Promise<void>;
}

/** Connects at once and stays connected. */
export function connectDesk(desk: Desk, endings: Endings, companions: readonly Companion[]): DeskConnection {
  const keeper = createSessionKeeper(desk.service, desk.clock, () =>
    logIn(
      desk.service,
      desk.network.origin,
      desk.account.id,
      { id: desk.device.id, privateKey: desk.device.login.privateKey },
      desk.clock,
    ),
  );
  watchClock(desk);
  let mayForget = false;
  let isWeekForgotten = false;
  /** Mail that waited when the connection stood, and whether what it did not bring was looked for. */
  let mailLeft = 0;
  let isLookedThrough = false;
  /** Asked behind the mail: on a silent network the answer takes long. */
  let isErasureFollowed = false;
  const view = (state: Connection['state']): ConnectionView => ({
    ...state,
    waiting: countWaiting(desk.store, null),
  });

  let tries = 0;
  let isTryPlanned = false;
  /** What failed in one conversation may pass by itself: it is tried again, less and less often. */
  const tryAgainLater = () => {
    if (desk.troubles.size === 0) tries = 0;
    // One plan at a time: every line written meanwhile comes by here too.
    if (desk.troubles.size === 0 || isTryPlanned) return;
    isTryPlanned = true;
    tries += 1;
    const again = () => {
      isTryPlanned = false;
      connection.wake();
    };
    setTimeout(again, backoffMs(tries + 2, Math.random())).unref?.();
  };

  const connection = connect(
    desk.network,
    {
      async register() {
        try {
          await registerAccount(desk);
        } catch (thrown) {
          const error = storeError(thrown);
          const isFinal = !error.retryable && !isOutside(error) && !error.code.startsWith('internal.');
          if (isFinal && isUnusedSignUp(desk)) endings.onRefused(error);
          throw error;
        }
      },
      async logIn() {
        const session = await keeper.renew();
        // Before the first piece of mail: what was restricted offline is not handed out any more.
        await tellRestriction(desk, keeper.authorised);
        return session;
      },
      meet(hello) {
        noteServiceGeneration(desk, hello.serviceGeneration);
        noteHeard(desk, hello.restriction);
        mailLeft = hello.waiting;
        isLookedThrough = false;
        isErasureFollowed = false;
      },
      async greet(hello) {
        refuseOlderCopy(desk, hello);
        noteServiceTime(desk, hello.time);
        // Clocks further apart than this are not believed when something would be deleted.
        mayForget = Math.abs(desk.clock.now() - hello.time) < sanityMs;
        isWeekForgotten = false;
        await keepReachable(desk, keeper.authorised, hello.keyPackages, mayForget);
      },
      receive(items) {
        inTransaction(desk.store, () => addToInbox(desk.store, items, desk.clock.now()));
        reach('receive.stored');
        mailLeft -= items.length;
        return items.map((item) => item.seq);
      },
      pass: (item) => notePassing(desk, item),
      async drain() {
        await drain(desk, keeper.authorised);
        if (mailLeft <= 0 && !isLookedThrough && !isPaused(desk.store)) {
          isLookedThrough = true;
          await findLostWelcomes(desk, keeper.authorised);
          sayWhatWaits(desk);
          tellRuleWhereDue(desk);
        }
        tryAgainLater();
        for (const companion of companions) await companion.whileConnected(keeper.authorised);
        if (!isErasureFollowed && (mailLeft <= 0 || isPaused(desk.store))) {
          isErasureFollowed = true;
          await followErasure(desk, keeper.authorised);
        }
        if (!mayForget || hasNewItems(desk.store) || isPaused(desk.store)) return;
        if (mailLeft > 0) {
          // A service that says for ever that mail waits does not keep old keys alive.
          if (!isWeekForgotten) desk.groups.forgetOldEpochs(false);
          isWeekForgotten = true;
          return;
        }
        // Once per connection, and only when no waiting mail could still need an old epoch.
        mayForget = false;
        desk.groups.forgetOldEpochs(true);
        const collected = desk.clock.now() - limits.mailboxLifetimeMs;
        forgetDeletedBefore(desk.store, collected);
        forgetHeldChangesBefore(desk.store, collected);
      },
      explain: storeError,
      onChange(state) {
        desk.emit('connection.changed', view(state));
        if (state.error?.code === 'store.olderCopy') endings.onOlderCopy();
        if (state.error?.code === 'device.revoked') noteTurnedAway(desk);
        if (state.error?.code === 'auth.failed') endings.onUnknown();
      },
    },
    desk.clock,
  );
  return {
    keeper,
    view: () => view(connection.state),
    wake: connection.wake,
    retry: connection.retry,
    async stop() {
      await connection.stop();
      for (const companion of companions) await companion.close();
    },
  };
}
