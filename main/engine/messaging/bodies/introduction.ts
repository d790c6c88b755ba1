/** A group that this person is to come into, told in the conversation with its founder. */
import type { Take } from './received.ts';

export const takeIntroduction: Take<'introduction'> = () => [];
