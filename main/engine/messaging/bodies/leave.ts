/** Somebody leaves a conversation. */
import type { Take } from './received.ts';

export const takeLeave: Take<'leave'> = () => [];
