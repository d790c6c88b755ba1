// What a search is narrowed to, as the fields hold it and as the engine is asked.

import type { Asked } from './use-search.ts';

/** Days are `2026-11-22`. */
export interface Narrowed {
  readonly conversation: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export const noNarrowing: Narrowed = { conversation: null, from: null, until: null };

/** Midnight at the beginning of a local day, some days later. */
function midnightOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}

/** Both days belong to what is looked through. */
export function askedOf(query: string, { conversation, from, until }: Narrowed): Asked {
  return {
    query,
    conversation,
    from: from === null ? null : midnightOf(from, 0),
    until: until === null ? null : midnightOf(until, 1),
  };
}
