/** What this person changed on another of their devices. */
import type { Take } from './received.ts';

export const takeSync: Take<'sync'> = () => [];
