// Carries the count token over a lock, in memory alone: the engine that had the keys is gone, the next one may only count.

import type { WatchToken } from '../../../contract/bridge/engine-port.ts';
import { events } from '../../../contract/bridge/events.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { ProfileFollower } from '../profile-follower.ts';

type Engine = Pick<EngineHost, 'onWatchToken' | 'onEvent' | 'onState' | 'tell'>;

/** An engine that opens a profile without being asked for a passcode never counts: it hands no token out, and takes none. */
export function carryWatch(engine: Engine, profile: Pick<ProfileFollower, 'lock' | 'onChanged'>): void {
  let token: WatchToken | null = null;
  let unread = 0;
  let isCounting = false;
  engine.onWatchToken((next) => {
    token = next;
  });
  engine.onEvent(({ name, payload }) => {
    if (name !== 'attention.changed' || isCounting) return;
    const parsed = events['attention.changed'].safeParse(payload);
    if (parsed.success) unread = parsed.data.unread;
  });
  engine.onState((state) => {
    if (state !== 'running' || token === null) return;
    isCounting = true;
    engine.tell({ t: 'watch', watch: { ...token, unread } });
  });
  profile.onChanged(() => {
    // Unlocked: from now on the engine tells what is unread itself.
    if (profile.lock() !== null) isCounting = false;
  });
}
