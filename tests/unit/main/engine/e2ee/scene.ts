// The scenes that the tests about gaps and refusals begin with.

import { expect } from 'vitest';
import { type GroupState, processCommit, toRows } from '../../../../../main/engine/e2ee/index.ts';
import { stillWorks } from './insider.ts';
import {
  anything,
  createPerson,
  type Device,
  groupOf,
  hex,
  now,
  refusal,
  suiteUnderTest,
  verifyCredential,
} from './kit.ts';

export const DAY = 24 * 60 * 60 * 1000;
export const rules = { policy: anything, now };
export const context = { suite: suiteUnderTest, now, verifyCredential };

/** Two people in one group. */
export async function pair(): Promise<{ a: GroupState; b: GroupState; anna: Device; ben: Device }> {
  const [anna, ben] = [createPerson('anna'), createPerson('ben')];
  const [a, b] = (await groupOf([anna, ben])) as [GroupState, GroupState];
  return { a, b, anna, ben };
}

/** Expects that `state` refuses the commit with `code`, is not changed by it and goes on working. */
export async function demandRefused(state: GroupState, commit: Uint8Array, code: string): Promise<void> {
  const rows = toRows(state).map(({ data }) => hex(data));
  expect(await refusal(() => processCommit(state, commit, rules))).toBe(code);
  expect(toRows(state).map(({ data }) => hex(data))).toEqual(rows);
  expect(await stillWorks(state)).toBe(true);
}
