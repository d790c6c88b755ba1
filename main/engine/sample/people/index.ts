/** Everybody in the sample practice. */
import type { WallTime } from '../moment.ts';
import type { SamplePerson } from '../person.ts';
import { noha } from './noha.ts';
import { sara } from './sara.ts';

/** The therapist whose desk it is. */
export const practice = {
  name: 'Nile Practice',
  therapist: 'Rana',
  openedOn: '2025-09-03 09:00' as WallTime,
};

export const people: readonly SamplePerson[] = [sara, noha];

/** Somebody who answered an invitation this morning and waits for a yes. */
export const toConfirm = {
  key: 'nadim',
  nickname: 'two sugars',
  label: 'Nadim, from the desk',
  answered: '2026-06-03 09:55' as WallTime,
};
