/** Takes lines of the same author back. */

import { isRemovedDevice } from '../../store/repositories/unlisted-devices.ts';
import { changeFrom, takeChange } from '../changing.ts';
import type { Take } from './received.ts';

export const takeErase: Take<'erase'> = (desk, { item, author, body }) => {
  // What somebody wrote is not taken away by a computer that was removed since.
  if (isRemovedDevice(desk.store, author.accountId, author.deviceId)) return [];
  const change = { ...changeFrom(desk, item, author.accountId, body), text: null };
  return body.messages.filter((target) => takeChange(desk, { ...change, target }));
};
