// All countries of Help now, and when an entry is too old to be trusted without a look.

import { arabWorld } from './arab-world.ts';
import { elsewhere } from './elsewhere.ts';
import { europe } from './europe.ts';
import type { HelpCountry } from './types.ts';

export const helpCountries: readonly HelpCountry[] = [...arabWorld, ...europe, ...elsewhere];

/** Whether an entry was compared more than twelve months before `now` (ms UTC): then people are told to check locally. */
export function isOld(checked: string, now: number): boolean {
  const limit = new Date(now);
  limit.setUTCFullYear(limit.getUTCFullYear() - 1);
  return Date.parse(`${checked}T00:00:00Z`) < limit.getTime();
}
