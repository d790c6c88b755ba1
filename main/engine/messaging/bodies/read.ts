/** Another person has read lines of ours, where both allow that to be told. */
import type { Take } from './received.ts';

export const takeRead: Take<'read'> = () => [];
