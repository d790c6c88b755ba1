/** New words for a line of the same author. */
import { changeFrom, takeChange } from '../changing.ts';
import type { Take } from './received.ts';

export const takeEdit: Take<'edit'> = (desk, { item, author, body }) => {
  const change = { ...changeFrom(desk, item, author.accountId, body), target: body.target, text: body.text };
  return takeChange(desk, change) ? [body.target] : [];
};
