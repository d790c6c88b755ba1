/** Somebody asked that their data is only stored, or takes that back: what is written to them waits meanwhile. */
import { notePaused } from '../../store/repositories/paused-people.ts';
import { isListed } from '../groups/roster.ts';
import type { Take } from './received.ts';

/** About the author and nobody else. */
export const takePause: Take<'pause'> = (desk, { author, mine, body }) => {
  if (mine || !isListed(desk, author)) return [];
  notePaused(desk.store, { account: author.accountId, since: body.since, at: body.at });
  return [];
};
