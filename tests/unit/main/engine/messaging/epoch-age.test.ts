/** When keys are due to be renewed. */
import { expect, it } from 'vitest';
import { isRenewalDue } from '../../../../../main/engine/messaging/epoch-age.ts';

const day = 24 * 60 * 60 * 1000;

it('keys are renewed at the 200th message of ours', () => {
  expect(isRenewalDue({ messages: 199, lastCommitAt: 0 }, 0)).toBe(false);
  expect(isRenewalDue({ messages: 200, lastCommitAt: 0 }, 0)).toBe(true);
});

it('keys are renewed after a week, however little was written', () => {
  expect(isRenewalDue({ messages: 0, lastCommitAt: 0 }, 7 * day)).toBe(false);
  expect(isRenewalDue({ messages: 0, lastCommitAt: 0 }, 7 * day + 1)).toBe(true);
});
