/** New words for a line of the same author. */
import type { Take } from './received.ts';

export const takeEdit: Take<'edit'> = () => [];
