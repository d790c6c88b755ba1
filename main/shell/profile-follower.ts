// What the shell may know of the profile: whether one is open, whose kind it is, and whether it is only the sample.

import type { events } from '../../contract/bridge/events.ts';
import { type Me, type ProfileStatus, profileStatusSchema } from '../../contract/bridge/views.ts';
import type { EngineHost } from './engine/engine-host.ts';

export interface ProfileFollower {
  /** A person's own profile stands open: from here on things of theirs may be remembered. False in the sample. */
  readonly isOwn: () => boolean;
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
  engine.onEvent(({ name, payload }) => {
    if (name === ('profile.changed' satisfies keyof typeof events)) take(payload);
  });
  engine.onState((state) => {
    // An engine that dies again is asked again.
    if (state === 'running') engine.call('profile.status', {}).then(take, () => undefined);
  });
  return {
    isOwn: () => status.state === 'open' && status.sampleNow === undefined,
    role: () => (status.state === 'open' ? status.me.role : null),
    onChanged: (listener) => {
      listeners.add(listener);
    },
  };
}
