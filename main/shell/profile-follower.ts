// What the shell may know of the profile: whether one is open, whose kind it is, and whether it is only the sample.

import type { events } from '../../contract/bridge/events.ts';
import {
  type LockSettings,
  type Me,
  type ProfileStatus,
  profileStatusSchema,
} from '../../contract/bridge/views.ts';
import type { EngineHost } from './engine/engine-host.ts';

export interface ProfileFollower {
  /** A person's own profile stands open or locked: things of theirs may be remembered. False in the sample. */
  readonly isOwn: () => boolean;
  readonly isLocked: () => boolean;
  /** There is no profile on this computer, or none any more. */
  readonly isGone: () => boolean;
  /** Others use this computer too: no tray, badge or notification, nothing remembered outside the vault. */
  readonly isShared: () => boolean;
  /** How it is locked, while it stands open; null before and after, and in the sample. */
  readonly lock: () => LockSettings | null;
  readonly role: () => Me['role'] | null;
  readonly onChanged: (listener: () => void) => void;
}

/** Listens to the engine and asks each new one. */
export function followProfile(engine: EngineHost): ProfileFollower {
  const listeners = new Set<() => void>();
  let status: ProfileStatus = { state: 'new' };
  const take = (reported: unknown): void => {
    const parsed = profileStatusSchema.safeParse(reported);
    if (!parsed.success) return;
    status = parsed.data;
    for (const listener of listeners) listener();
  };
  const own = () => (status.state === 'open' && status.sampleNow === undefined ? status : null);
  engine.onEvent(({ name, payload }) => {
    if (name === ('profile.changed' satisfies keyof typeof events)) take(payload);
  });
  engine.onState((state) => {
    // A fresh engine knows no passcode: what stood open under one is locked from this moment on.
    const open = own();
    if (state === 'restarting' && open?.lock.passcode === true)
      take({ state: 'locked', shared: open.lock.shared, waitUntil: null, hasKit: false });
    // An engine that dies again is asked again.
    if (state === 'running') engine.call('profile.status', {}).then(take, () => undefined);
  });
  return {
    isOwn: () => own() !== null || status.state === 'locked',
    isLocked: () => status.state === 'locked',
    isGone: () => status.state === 'new',
    isShared: () => (status.state === 'locked' ? status.shared : own()?.lock.shared === true),
    lock: () => own()?.lock ?? null,
    role: () => (status.state === 'open' ? status.me.role : null),
    onChanged: (listener) => {
      listeners.add(listener);
    },
  };
}
