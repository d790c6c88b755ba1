// All countries of Help now, and when an entry is too old to be trusted without a look.

import { arabWorld } from './arab-world.ts';
import { elsewhere } from './elsewhere.ts';
import { europe } from './europe.ts';
import type { Compared, HelpCountry } from './types.ts';

export const helpCountries: readonly HelpCountry[] = [...arabWorld, ...europe, ...elsewhere];

/** A year alone counts from its first day: nothing looks newer than it may be. */
const dayOf = (date: string): number => Date.parse(date.length === 4 ? `${date}-01-01` : date);

/**
 * Whether an entry was compared, or its page written, more than twelve months before `now` (ms UTC): then people are
 * told to check locally. A stored page that was compared today says nothing about today.
 */
export function isOld({ checked, source }: Compared, now: number): boolean {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() - 1);
  return Math.min(dayOf(checked), dayOf(source.published ?? checked)) < limit.getTime();
}
