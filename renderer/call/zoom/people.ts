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
  /** Two are there under one key, and neither is being connected again: what a dead window left, or somebody with another's token. */
  readonly hasDouble: boolean;
}

/** `devices`: the device behind each key. `speaking`: Zoom's numbers of those who speak. `isCutOff`: this computer reaches nobody. */
export function whoIsPresent(
  users: readonly ZoomUser[],
  self: number,
  devices: ReadonlyMap<string, string>,
  speaking: ReadonlySet<number>,
  isCutOff: boolean,
): Present {
  const known = new Map<string, ZoomUser>();
  let hasStranger = false;
  let hasDouble = false;
  const keyOf = (user: ZoomUser): string => user.userKey ?? user.userIdentity ?? '';
  const own = users.find(({ userId }) => userId === self);
  const seen = new Set(own === undefined ? [] : [keyOf(own)]);
  for (const user of users) {
    if (user.userId === self) continue;
    const key = keyOf(user);
    const device = devices.get(key);
    // While somebody is connected again Zoom lists them twice: the one that comes back counts.
    if (device === undefined) hasStranger = true;
    else {
      const isBack = user.isInFailover === true;
      if (!isBack && seen.has(key)) hasDouble = true;
      if (!isBack) seen.add(key);
      const isSelf = own !== undefined && key === keyOf(own);
      if (!isSelf && (!known.has(device) || !isBack)) known.set(device, user);
    }
  }
  const people = [...known].map(
    ([device, user]): RemotePerson => ({
      device,
      hasSound: user.audio !== '' && user.muted !== true,
      hasPicture: user.bVideoOn,
      isSharing: user.sharerOn,
      isSpeaking: speaking.has(user.userId),
      state: isCutOff || user.isInFailover === true ? 'lost' : 'connected',
    }),
  );
  return { people, users: known, hasStranger, hasDouble };
}
