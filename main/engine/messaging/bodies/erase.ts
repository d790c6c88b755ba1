/** Takes lines of the same author back. */
import { changeFrom, takeChange } from '../changing.ts';
import type { Take } from './received.ts';

export const takeErase: Take<'erase'> = (desk, { item, author, body }) => {
  const change = { ...changeFrom(desk, item, author.accountId, body), text: null };
  return body.messages.filter((target) => takeChange(desk, { ...change, target }));
};
