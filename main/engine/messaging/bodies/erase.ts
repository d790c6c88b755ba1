/** Takes lines of the same author back. */
import type { Take } from './received.ts';

export const takeErase: Take<'erase'> = () => [];
