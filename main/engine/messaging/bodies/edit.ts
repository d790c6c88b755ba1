/** New words for a line of the same author. */
import { changeFrom, takeChange } from '../changing.ts';
import { isRemovedDevice } from '../strangers.ts';
import type { Take } from './received.ts';

export const takeEdit: Take<'edit'> = (desk, { item, author, body }) => {
  // Words that somebody wrote are not changed by a computer that was removed since.
  if (isRemovedDevice(desk, author.accountId, author.deviceId)) return [];
  const change = { ...changeFrom(desk, item, author.accountId, body), target: body.target, text: body.text };
  return takeChange(desk, change) ? [body.target] : [];
};
