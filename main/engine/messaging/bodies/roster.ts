/** Who is in a group from now on, as its founder says. */
import type { Take } from './received.ts';

export const takeRoster: Take<'roster'> = () => [];
