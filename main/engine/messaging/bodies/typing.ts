/** Another person writes, or has stopped: said only by what is passed on at once (passing.ts). */
import type { Take } from './received.ts';

/** One that came by mail is too late to say anything. */
export const takeTyping: Take<'typing'> = () => [];
