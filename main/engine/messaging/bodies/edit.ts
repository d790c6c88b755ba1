/** New words for a line of the same author. */

import { isRemovedDevice } from '../../store/repositories/unlisted-devices.ts';
import { changeFrom, takeChange } from '../changing.ts';
import type { Take } from './received.ts';

export const takeEdit: Take<'edit'> = (desk, { item, author, body }) => {
  // Words that somebody wrote are not changed by a computer that was removed since.
  if (isRemovedDevice(desk.store, author.accountId, author.deviceId)) return [];
  const change = { ...changeFrom(desk, item, author.accountId, body), target: body.target, text: body.text };
  return takeChange(desk, change) ? [body.target] : [];
};
