/** Everybody in the sample practice. */
import type { WallTime } from '../moment.ts';
import type { SamplePerson } from '../person.ts';
import { basem } from './basem.ts';
import { daniel } from './daniel.ts';
import { hala } from './hala.ts';
import { karim } from './karim.ts';
import { lena } from './lena.ts';
import { maya } from './maya.ts';
import { mona } from './mona.ts';
import { noha } from './noha.ts';
import { omar } from './omar.ts';
import { ruth } from './ruth.ts';
import { safaa } from './safaa.ts';
import { sara } from './sara.ts';
import { tom } from './tom.ts';
import { youssef } from './youssef.ts';

/** The therapist whose desk it is. */
export const practice: {
  readonly name: string;
  readonly therapist: string;
  readonly openedOn: WallTime;
} = { name: 'Nile Practice', therapist: 'Rana', openedOn: '2025-09-03 09:00' };

/** The clients: seven who write in English, seven in Egyptian Arabic. */
export const people: readonly SamplePerson[] = [
  ...[sara, omar, lena, daniel, maya, tom, ruth],
  ...[noha, basem, hala, karim, mona, youssef, safaa],
];

/** Somebody who answered an invitation this morning and waits for a yes. */
export const toConfirm: {
  readonly key: string;
  readonly nickname: string;
  readonly label: string;
  readonly answered: WallTime;
} = {
  key: 'nadim',
  nickname: 'two sugars',
  label: 'Nadim, from the desk',
  answered: '2026-06-03 09:55',
};
