/** Something about a call: passed over, counted or acted on in main/engine/calls. */
import { takeSignal } from '../../calls/taking.ts';
import type { Take } from './received.ts';

/** Shows no line. */
export const takeCall: Take<'call'> = (desk, { item, author, mine, body }) => {
  takeSignal(desk, { conversation: item.conversation, author, mine, body });
  return [];
};
