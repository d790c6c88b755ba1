/** Another person writes, or has stopped. */
import type { Take } from './received.ts';

export const takeTyping: Take<'typing'> = () => [];
