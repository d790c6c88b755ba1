// Who is who in a Zoom session: known by the key in each person's token, never by a name. Whoever has none of ours is a stranger.

import type { RemotePerson } from '../engine/call-engine.ts';
import type { ZoomClient } from './sdk.ts';

export type ZoomUser = ReturnType<ZoomClient['getAllUser']>[number];

/** Everybody but this computer. */
export interface Present {
  readonly people: readonly RemotePerson[];
  /** Zoom's number of each known device. */
  readonly users: ReadonlyMap<string, ZoomUser>;
  /** Somebody is in the session whom nobody let in: a telephone, a room system, a token made elsewhere. */
  readonly hasStranger: boolean;
}

/** `devices`: the device behind each key. `speaking`: Zoom's numbers of those who speak. */
export function whoIsPresent(
  users: readonly ZoomUser[],
  self: number,
  devices: ReadonlyMap<string, string>,
  speaking: ReadonlySet<number>,
): Present {
  const known = new Map<string, ZoomUser>();
  let hasStranger = false;
  for (const user of users) {
    if (user.userId === self) continue;
    const device = devices.get(user.userKey ?? user.userIdentity ?? '');
    // While somebody is connected again Zoom lists them twice: the one that comes back counts.
    if (device === undefined) hasStranger = true;
    else if (!known.has(device) || user.isInFailover !== true) known.set(device, user);
  }
  const people = [...known].map(
    ([device, user]): RemotePerson => ({
      device,
      hasSound: user.audio !== '' && user.muted !== true,
      hasPicture: user.bVideoOn,
      isSharing: user.sharerOn,
      isSpeaking: speaking.has(user.userId),
      state: user.isInFailover === true ? 'lost' : 'connected',
    }),
  );
  return { people, users: known, hasStranger };
}
