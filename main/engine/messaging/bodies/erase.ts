/** Takes lines of the same author back. */
import { changeFrom, takeChange } from '../changing.ts';
import { isRemovedDevice } from '../strangers.ts';
import type { Take } from './received.ts';

export const takeErase: Take<'erase'> = (desk, { item, author, body }) => {
  // What somebody wrote is not taken away by a computer that was removed since.
  if (isRemovedDevice(desk, author.accountId, author.deviceId)) return [];
  const change = { ...changeFrom(desk, item, author.accountId, body), text: null };
  return body.messages.filter((target) => takeChange(desk, { ...change, target }));
};
